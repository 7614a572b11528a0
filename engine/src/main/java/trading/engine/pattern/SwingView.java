package trading.engine.pattern;

/// Swings and bars, upright (`sign` +1) or mirrored at the price axis (-1), so that each shape and its
/// inverse are described once.
record SwingView(Swings swings, BarWindow window, int sign) {
    int count() {
        return swings.count();
    }

    /// True when pivot `back` is a high in this view.
    boolean isHigh(int back) {
        return swings.isHigh(back) == sign > 0;
    }

    double price(int back) {
        return sign * swings.price(back);
    }

    int bar(int back) {
        return swings.bar(back);
    }

    double close(int atBar) {
        return sign * window.close(atBar);
    }

    double meanRange() {
        return window.meanRange();
    }

    /// True when the bars from pivot `back` on are still in the window.
    boolean reaches(int back) {
        return back < count() && bar(back) >= window.first();
    }

    /// The pivot as a point to draw.
    Anchor anchor(int back, PointRole role) {
        return new Anchor(bar(back), swings.price(back), role);
    }
}

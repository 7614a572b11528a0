package trading.engine.pattern;

import java.util.List;

/// A shape that a detector found, in real prices: where a close confirms it, and what then is expected.
///
/// `sign`: the side it waits for, 0 for either. A close above `upper` or below `lower` decides. `height` is
/// the measured move. `stopLong`, `stopShort`: what proves the break wrong. `lastBar`: its newest pivot;
/// `waitUntil`: the bar after which it is over.
record Formation(
        ChartPattern kind,
        int sign,
        double confidence,
        List<Anchor> anchors,
        List<Stroke> strokes,
        Line upper,
        Line lower,
        double height,
        double stopLong,
        double stopShort,
        int lastBar,
        int waitUntil) {

    int firstBar() {
        return anchors.get(0).bar();
    }
}

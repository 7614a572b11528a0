package trading.engine.market.replay;

import java.util.ArrayList;
import java.util.List;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command.UpdateQuote;
import trading.engine.model.Bar;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;

/// The way a price may have gone inside a bar: open, the nearer extreme, the other extreme, close; in steps
/// that are small enough for stops and targets to be met on the way and not only at the extremes.
///
/// Each of the three legs takes a third of the bar's time; the close is a millisecond before the end, so
/// that the price is fresh when the bar closes.
///
/// The bar's volume is what the quotes of the whole way offer together, on either side. So who takes a share of
/// each quote takes at most that share of the bar's volume, however often. A quote shows at least one lot, or
/// there would be no price; and of a bar without a volume nothing is known, so its quotes are large enough for
/// a demo's orders.
final class PricePath {
    private static final int LEGS = 3;
    private static final int MOST_STEPS = 8;
    private static final long STEP_PARTS = 2_000;
    private static final long SPREAD_PARTS = 100_000;
    private static final long MILLISECOND = 1_000_000;
    private static final long LEAST_NOTIONAL = 100_000 * FixedPoint.ONE;
    private static final long MOST_NOTIONAL = 500_000_000 * FixedPoint.ONE;

    /// Where the price is at a time.
    private record Point(long timeNanos, long price) {}

    /// What is quoted from a time on.
    record TimedQuote(long timeNanos, UpdateQuote quote) {}

    private final Instrument instrument;
    private final Bar bar;

    PricePath(Instrument instrument, Bar bar) {
        this.instrument = instrument;
        this.bar = bar;
    }

    /// All quotes of the bar.
    List<TimedQuote> quotes() {
        List<Point> points = points();
        List<TimedQuote> quotes = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            long share = bar.volume() / points.size() + (i < bar.volume() % points.size() ? 1 : 0);
            quotes.add(new TimedQuote(point.timeNanos(), quote(point.price(), share)));
        }
        return quotes;
    }

    /// What stands when the bar is over.
    UpdateQuote last() {
        return quote(bar.close(), bar.volume() / points().size());
    }

    private List<Point> points() {
        boolean lowFirst = bar.open() - bar.low() <= bar.high() - bar.open();
        long near = lowFirst ? bar.low() : bar.high();
        long far = lowFirst ? bar.high() : bar.low();
        List<Point> points = new ArrayList<>();
        points.add(new Point(bar.openTimeNanos(), bar.open()));
        addLeg(points, 0, bar.open(), near);
        addLeg(points, 1, near, far);
        addLeg(points, 2, far, bar.close());
        return points;
    }

    /// What is quoted at `price`: a hundred-thousandth, but at least a tick, to each side of it.
    private UpdateQuote quote(long price, long share) {
        long half = Math.max(1, price / SPREAD_PARTS);
        long quantity = quantity(price, share);
        long bid = Math.max(0, price - half);
        return new UpdateQuote(
                DemoMarket.REPLAY_ACCOUNT, instrument.id(), bid, bid > 0 ? quantity : 0, price + half, quantity);
    }

    private void addLeg(List<Point> points, int leg, long from, long to) {
        long third = bar.frame().nanos() / LEGS;
        long begin = bar.openTimeNanos() + third * leg;
        long length = leg == LEGS - 1 ? bar.closeTimeNanos() - MILLISECOND - begin : third;
        long steps = Math.clamp(Math.ceilDiv(Math.abs(to - from), Math.max(1, from / STEP_PARTS)), 1, MOST_STEPS);
        for (long step = 1; step <= steps; step++) {
            points.add(new Point(begin + length * step / steps, from + (to - from) * step / steps));
        }
    }

    private long quantity(long price, long share) {
        long lot = Math.max(1, instrument.notional(price, 1));
        if (bar.volume() == 0) {
            return Math.max(1, LEAST_NOTIONAL / lot);
        }
        return Math.clamp(share, 1, Math.max(1, MOST_NOTIONAL / lot));
    }
}

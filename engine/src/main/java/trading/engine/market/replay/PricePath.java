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
final class PricePath {
    private static final int LEGS = 3;
    private static final int MOST_STEPS = 8;
    private static final long STEP_PARTS = 2_000;
    private static final long SPREAD_PARTS = 100_000;
    private static final long MILLISECOND = 1_000_000;
    private static final long LEAST_NOTIONAL = 100_000 * FixedPoint.ONE;
    private static final long MOST_NOTIONAL = 5_000_000 * FixedPoint.ONE;

    /// Where the price is at a time.
    record Point(long timeNanos, long price) {}

    private final Instrument instrument;
    private final Bar bar;

    PricePath(Instrument instrument, Bar bar) {
        this.instrument = instrument;
        this.bar = bar;
    }

    List<Point> points() {
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

    Point last() {
        return new Point(bar.closeTimeNanos() - MILLISECOND, bar.close());
    }

    /// What is quoted at `price`: a hundred-thousandth, but at least a tick, to each side of it.
    UpdateQuote quote(long price) {
        long half = Math.max(1, price / SPREAD_PARTS);
        long quantity = quantity(price);
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

    /// The bar's volume, inside bounds: enough for a demo's orders also in a bar without trades.
    private long quantity(long price) {
        long lot = Math.max(1, instrument.notional(price, 1));
        long least = Math.max(1, LEAST_NOTIONAL / lot);
        long most = Math.max(1, MOST_NOTIONAL / lot);
        return Math.clamp(bar.volume(), least, most);
    }
}

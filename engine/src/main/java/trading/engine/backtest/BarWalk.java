package trading.engine.backtest;

import trading.engine.model.Bar;

/// Where the price of one feed is on its way through a bar: from the open over the nearer extreme and the
/// other one to the close, and on each of these legs over the prices at which something waits.
///
/// What comes to wait on a leg, like the stop of a trade that was entered on it, is met on the rest of that
/// leg. Each leg takes a third of the bar's time. Owned by one thread.
final class BarWalk {
    private static final int LEGS = 3;

    private final long legNanos;
    private final long[] ends = new long[LEGS];
    private BarPath path = new BarPath();
    private BarPath spare = new BarPath();
    private long openNanos;
    private int leg = LEGS - 1;

    /// The next one on the path.
    private int index;

    /// When the part of the leg that is laid begins.
    private long fromNanos;

    private long price;

    /// What of the interest the path is laid for.
    private long changes;

    BarWalk(long frameNanos) {
        legNanos = frameNanos / LEGS;
    }

    /// To the open of a bar.
    void open(Bar bar) {
        long open = bar.open();
        boolean lowFirst = open - bar.low() <= bar.high() - open;
        ends[0] = lowFirst ? bar.low() : bar.high();
        ends[1] = lowFirst ? bar.high() : bar.low();
        ends[2] = bar.close();
        openNanos = bar.openTimeNanos();
        price = open;
    }

    /// Sets out from the open.
    void begin(OpenInterest interest) {
        changes = interest.changes();
        lay(0, interest);
        turn(interest);
    }

    /// To be called when something may have come of the price where it is, or of the time, before it goes on.
    void look(OpenInterest interest, long nowNanos) {
        if (changes != interest.changes()) {
            changes = interest.changes();
            lay(spare, interest);
            if (index < path.count() && !spare.isRestOf(path, index)) {
                BarPath laid = spare;
                spare = path;
                path = laid;
                index = 0;
                fromNanos = Math.max(nowNanos, fromNanos);
            }
        }
        turn(interest);
    }

    /// At the end of a leg, into the next one that leads anywhere.
    private void turn(OpenInterest interest) {
        while (index == path.count() && leg + 1 < LEGS) {
            lay(leg + 1, interest);
        }
    }

    private void lay(int number, OpenInterest interest) {
        leg = number;
        index = 0;
        fromNanos = openNanos + legNanos * number;
        lay(path, interest);
    }

    private void lay(BarPath onto, OpenInterest interest) {
        int levels = interest.layLevels();
        onto.lay(price, ends[leg], interest.sortedLevels(), levels);
    }

    /// When the price goes on; [Long#MAX_VALUE] when it has come to the close.
    long nextNanos() {
        if (index == path.count()) {
            return Long.MAX_VALUE;
        }
        long end = openNanos + legNanos * (leg + 1);
        return fromNanos + (end - fromNanos) * (index + 1) / (path.count() + 1);
    }

    /// Goes on.
    void advance() {
        price = path.price(index++);
    }

    long price() {
        return price;
    }
}

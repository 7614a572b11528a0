package trading.engine.backtest;

import trading.engine.model.Fill;
import trading.engine.model.Side;

/// What the market has for an account that may take a share of its volume: that of a bar or of a tick, on
/// either side, and less what the account has taken of it already. Owned by one thread.
final class Offer {
    private static final int MILLION = 1_000_000;

    private final int participationPpm;
    private long volume;
    private long bought;
    private long sold;
    private boolean taken;

    Offer(int participationPpm) {
        this.participationPpm = participationPpm;
    }

    /// Another bar or tick.
    void begin(long itsVolume) {
        volume = itsVolume;
        bought = 0;
        sold = 0;
        taken = false;
    }

    void see(Fill fill) {
        taken = true;
        if (fill.side() == Side.BUY) {
            bought += fill.lastQuantity();
        } else {
            sold += fill.lastQuantity();
        }
    }

    /// Whether something was taken of what was told last.
    boolean isTaken() {
        return taken;
    }

    void told() {
        taken = false;
    }

    long toBuy() {
        return left(bought);
    }

    long toSell() {
        return left(sold);
    }

    /// So much that the share of it is what is left of the share of the volume. One lot is the least: without
    /// it there would be no price.
    private long left(long traded) {
        if (traded == 0) {
            return Math.max(1, volume);
        }
        long share = volume / MILLION * participationPpm + volume % MILLION * participationPpm / MILLION;
        return traded >= share ? 1 : whole(share - traded);
    }

    /// What `part` is the share of, rounded up; without a number that is too large on the way.
    private long whole(long part) {
        return part / participationPpm * MILLION + Math.ceilDiv(part % participationPpm * MILLION, participationPpm);
    }
}

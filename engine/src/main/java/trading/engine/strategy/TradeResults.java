package trading.engine.strategy;

import trading.engine.model.Trade;

/// What closed trades came to. `wins`, `losses`: how many; one that earned nothing is a loss. `won`, `lost`:
/// money, both not negative, net of fees.
public record TradeResults(long wins, long losses, long won, long lost) {
    public static final TradeResults NONE = new TradeResults(0, 0, 0, 0);

    /// With one more that is closed. Sums that do not fit stay at what is largest.
    public TradeResults with(Trade closed) {
        long pnl = closed.realizedPnl();
        return pnl > 0
                ? new TradeResults(wins + 1, losses, saturated(won, pnl), lost)
                : new TradeResults(wins, losses + 1, won, saturated(lost, -pnl));
    }

    public long trades() {
        return wins + losses;
    }

    private static long saturated(long sum, long more) {
        return sum > Long.MAX_VALUE - more ? Long.MAX_VALUE : sum + more;
    }
}

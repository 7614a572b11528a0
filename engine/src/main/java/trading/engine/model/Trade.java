package trading.engine.model;

/// A round trip, entry to exit.
///
/// Quantities are lots: `openQuantity = entryQuantity - exitQuantity`. `entryNotional`, `exitNotional`,
/// `fees`, `realizedPnl` are money; `realizedPnl` is net of fees and final once the trade is closed.
/// `stopLossPrice` and `takeProfitPrice` are ticks, 0 when there is none; the gateway keeps them.
/// `strategy` is empty for a person's trade. `maximumAdverse`, `maximumFavorable`: how far, in money, the
/// market's price was at most against and for what was open (MAE, MFE), never negative: the prices of its exits, and
/// the extremes from one time that was told to the next, so in the first such span also prices of before its entry.
public record Trade(
        long tradeId,
        int account,
        int instrument,
        String strategy,
        Side side,
        TradeStatus status,
        long entryOrderId,
        long orderQuantity,
        long entryQuantity,
        long exitQuantity,
        long entryNotional,
        long exitNotional,
        long fees,
        long realizedPnl,
        long stopLossPrice,
        long takeProfitPrice,
        ExitReason exitReason,
        long createdNanos,
        long openedNanos,
        long closedNanos,
        long maximumAdverse,
        long maximumFavorable) {

    /// A trade without excursions.
    public Trade(
            long tradeId,
            int account,
            int instrument,
            String strategy,
            Side side,
            TradeStatus status,
            long entryOrderId,
            long orderQuantity,
            long entryQuantity,
            long exitQuantity,
            long entryNotional,
            long exitNotional,
            long fees,
            long realizedPnl,
            long stopLossPrice,
            long takeProfitPrice,
            ExitReason exitReason,
            long createdNanos,
            long openedNanos,
            long closedNanos) {
        this(
                tradeId,
                account,
                instrument,
                strategy,
                side,
                status,
                entryOrderId,
                orderQuantity,
                entryQuantity,
                exitQuantity,
                entryNotional,
                exitNotional,
                fees,
                realizedPnl,
                stopLossPrice,
                takeProfitPrice,
                exitReason,
                createdNanos,
                openedNanos,
                closedNanos,
                0,
                0);
    }

    public long openQuantity() {
        return entryQuantity - exitQuantity;
    }
}

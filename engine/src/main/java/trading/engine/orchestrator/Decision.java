package trading.engine.orchestrator;

/// One decision of a strategy that became an order, with its reason.
///
/// `barOpenNanos`: the bar it was made on; `timeNanos`: when. `price` is that bar's close, `stopLossPrice`
/// and `takeProfitPrice` (0: none) are what an entry asked for: ticks. `quantity` is lots. `clientOrderId`
/// is empty for an exit, `tradeId` 0 for an entry.
public record Decision(
        long timeNanos,
        String strategy,
        String symbol,
        long barOpenNanos,
        Action action,
        long quantity,
        long price,
        long stopLossPrice,
        long takeProfitPrice,
        String clientOrderId,
        long tradeId,
        String reason) {}

package trading.engine.strategy.host;

import trading.engine.model.Side;

/// One decision: what a strategy wanted, why, on what, and what became of it.
///
/// `id`: made of strategy, instrument and bar (or, where no bar led to it, of the sequence of what did): the same
/// for the same decision for ever, and of an entry its client order id. Told again with the same id, the later
/// word holds. `timeNanos`, `sequence`: of the report that led to it. `symbol`: of what is to be traded.
/// `barOpenNanos`: of the latest bar of the seat. `price`: the bar's close, the limit or the stop; with
/// `stopLossPrice` and `takeProfitPrice` (0: none) in ticks. `quantity`: lots. `clientOrderId` is empty for an
/// exit, `tradeId` 0 for an entry or for several trades. `detail`: the outcome in words where it needs some.
public record Decision(
        String id,
        long sequence,
        long timeNanos,
        String strategy,
        String version,
        String symbol,
        long barOpenNanos,
        Action action,
        Outcome outcome,
        Side side,
        long quantity,
        long price,
        long stopLossPrice,
        long takeProfitPrice,
        double confidence,
        String clientOrderId,
        long tradeId,
        String reason,
        String detail,
        Evidence evidence) {

    Decision became(Outcome what, String how) {
        return new Decision(
                id,
                sequence,
                timeNanos,
                strategy,
                version,
                symbol,
                barOpenNanos,
                action,
                what,
                side,
                quantity,
                price,
                stopLossPrice,
                takeProfitPrice,
                confidence,
                clientOrderId,
                tradeId,
                reason,
                how,
                evidence);
    }
}

package trading.engine.model;

/// One execution of an order. `fee` is money in the quote asset, paid when positive. `tradeId` is the trade
/// that it belongs to; a fill that closes several trades is split into one fill each.
public record Fill(
        long fillId,
        long orderId,
        int account,
        int instrument,
        Side side,
        long lastPrice,
        long lastQuantity,
        long fee,
        Liquidity liquidity,
        long tradeId,
        long timeNanos) {}

package trading.engine.message;

import trading.engine.model.ExitReason;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;

/// A trade as [ReportBuffer] writes it down; the words are those of [trading.engine.model.Trade].
public interface TradeState {
    long tradeId();

    int account();

    int instrument();

    String strategy();

    Side side();

    TradeStatus status();

    long entryOrderId();

    long orderQuantity();

    long entryQuantity();

    long exitQuantity();

    long entryNotional();

    long exitNotional();

    long fees();

    long realizedPnl();

    long stopLossPrice();

    long takeProfitPrice();

    ExitReason exitReason();

    long createdNanos();

    long openedNanos();

    long closedNanos();

    long maximumAdverse();

    long maximumFavorable();
}

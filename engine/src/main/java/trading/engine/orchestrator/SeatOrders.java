package trading.engine.orchestrator;

import trading.engine.market.CommandSink;
import trading.engine.message.Command.CloseTrade;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.ExitReason;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.orchestrator.BarContext.Wish;

/// The orders of one strategy on one instrument that are in the ring and not decided yet: at most one entry
/// and one exit.
final class SeatOrders {
    private static final long NONE = 0;

    private final CommandSink gateway;
    private final int account;
    private final int instrument;
    private final String strategy;
    private long entry = NONE;
    private long exit = NONE;

    SeatOrders(CommandSink gateway, int account, int instrument, String strategy) {
        this.gateway = gateway;
        this.account = account;
        this.instrument = instrument;
        this.strategy = strategy;
    }

    boolean entryUnderWay() {
        return entry != NONE;
    }

    boolean exitUnderWay() {
        return exit != NONE;
    }

    /// The sequence, or -1 when the gateway took nothing.
    long enter(String clientOrderId, Wish.Enter wish) {
        long sequence = gateway.trySubmit(new SubmitOrder(
                account,
                instrument,
                clientOrderId,
                strategy,
                Side.BUY,
                OrderType.MARKET,
                TimeInForce.IOC,
                wish.quantity(),
                0,
                0,
                true,
                wish.stopLossPrice(),
                wish.takeProfitPrice()));
        entry = Math.max(NONE, sequence);
        return sequence;
    }

    /// The sequence, or -1 when the gateway took nothing.
    long exit(long tradeId) {
        long sequence = gateway.trySubmit(new CloseTrade(account, tradeId, ExitReason.SIGNAL));
        exit = Math.max(NONE, sequence);
        return sequence;
    }

    boolean sent(long sequence) {
        return sequence == entry || sequence == exit;
    }

    /// Everything up to `sequence` is decided.
    void decided(long sequence) {
        if (sequence >= entry) {
            entry = NONE;
        }
        if (sequence >= exit) {
            exit = NONE;
        }
    }
}

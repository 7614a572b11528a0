package trading.engine.reference;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.reference.PlainChecks.Replaced;

/// One order with what it is checked against, and what the checks found.
final class PlainCheck {
    final SubmitOrder order;
    final PlainAccount account;
    final PlainMarket market;
    final Instrument instrument;
    final Replaced replaced;

    @Nullable
    PlainTrade exited;

    BigInteger freeBase;
    boolean gatewayExit;
    boolean isNew = true;
    boolean arrives;
    int orders;
    long bound;
    long stopPrice;
    boolean reduces;

    PlainCheck(PlainState state, SubmitOrder order, PlainAccount account, PlainMarket market, Replaced replaced) {
        this.order = order;
        this.account = account;
        this.market = market;
        this.instrument = market.instrument;
        this.replaced = replaced;
        this.exited = state.trades.get(order.tradeId());
        this.freeBase = state.free(account, instrument.base());
    }

    boolean buys() {
        return order.side() == Side.BUY;
    }

    BigInteger worth(long ticks, long lots) {
        return PlainMoney.of(PlainMoney.notional(instrument, ticks, lots).longValueExact());
    }
}

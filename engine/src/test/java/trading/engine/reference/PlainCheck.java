package trading.engine.reference;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.DenyCode;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.reference.PlainChecks.Refusal;
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
    int feePpm;
    boolean usedOverride;

    /// The orders before it in its list.
    List<SubmitOrder> earlier = List.of();

    PlainCheck(PlainState state, SubmitOrder order, PlainAccount account, PlainMarket market, Replaced replaced) {
        this.order = order;
        this.account = account;
        this.market = market;
        this.instrument = market.instrument;
        this.replaced = replaced;
        this.exited = state.trades.get(order.tradeId());
        this.feePpm = account.highestFeePpm(state.nowNanos);
        this.freeBase = state.free(account, instrument.base());
    }

    /// Refused, unless the account's soft limits are overridden.
    @Nullable
    Refusal soft(DenyCode code, long measured, long limit) {
        if (PlainAllowances.covers(account, order.strategy())) {
            usedOverride = true;
            return null;
        }
        return new Refusal(code, measured, limit);
    }

    boolean buys() {
        return order.side() == Side.BUY;
    }

    /// The highest of the prices that it may well trade at: a buy pays no more than its bound; a sell takes
    /// its bound at the least, and gets the best bid, what the market is at, or what releases it.
    long likelyAtMost() {
        if (buys() || gatewayExit) {
            return bound;
        }
        List<Long> prices = order.type().isConditional()
                ? List.of(bound, stopPrice)
                : List.of(bound, market.best(Side.BUY), market.reference());
        return Collections.max(prices);
    }

    BigInteger worth(long ticks, long lots) {
        return PlainMoney.of(PlainMoney.notional(instrument, ticks, lots).longValueExact());
    }
}

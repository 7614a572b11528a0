package trading.engine.reference;

import static trading.engine.model.DenyCode.*;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.DenyCode;
import trading.engine.model.ExposureLimits;
import trading.engine.reference.PlainChecks.Refusal;

/// Section 2, rows 19 and 21: how much may be at risk, and whether there is money for it.
final class PlainMeans {
    private static final Refusal MISSING = new Refusal(REFERENCE_PRICE_MISSING, -1, 0);

    private final PlainState state;

    PlainMeans(PlainState state) {
        this.state = state;
    }

    /// Number of orders; exposure of the instrument, the strategy, the account; leverage.
    @Nullable
    Refusal exposure(PlainCheck check) {
        ExposureLimits limits = check.account.limits.exposure();
        long orders = (long) state.openOrders(check.account).size() + check.orders;
        if (check.isNew && orders > limits.openOrders()) {
            return new Refusal(OPEN_ORDERS_ABOVE_LIMIT, orders, limits.openOrders());
        }
        if (check.reduces) {
            return null;
        }
        Refusal refusal = instrument(check, limits.instrumentNotional());
        if (refusal == null) {
            refusal = strategy(check, limits.strategyNotional());
        }
        if (refusal == null) {
            refusal = account(check, limits.accountNotional());
        }
        return refusal != null ? refusal : leverage(check, limits.leverageHundredths());
    }

    private @Nullable Refusal instrument(PlainCheck check, long limit) {
        if (limit == Long.MAX_VALUE || !enlarges(check)) {
            return null;
        }
        return kept(check, INSTRUMENT_EXPOSURE_ABOVE_LIMIT, own(check), limit);
    }

    private @Nullable Refusal strategy(PlainCheck check, long limit) {
        if (limit == Long.MAX_VALUE) {
            return null;
        }
        BigInteger value = check.worth(check.likelyAtMost(), check.order.quantity());
        return value.compareTo(replacedValue(check)) > 0
                ? kept(check, STRATEGY_EXPOSURE_ABOVE_LIMIT, ofStrategy(check, value), limit)
                : null;
    }

    private @Nullable Refusal account(PlainCheck check, long limit) {
        if (limit == Long.MAX_VALUE || !enlarges(check)) {
            return null;
        }
        return kept(check, ACCOUNT_EXPOSURE_ABOVE_LIMIT, all(check), limit);
    }

    private @Nullable Refusal leverage(PlainCheck check, int limit) {
        if (limit == Integer.MAX_VALUE || !enlarges(check)) {
            return null;
        }
        BigInteger all = all(check);
        BigInteger equity = PlainEquities.equity(state, check.account);
        if (all != null && equity.signum() > 0) {
            BigInteger hundredths = PlainMoney.ceiling(all.multiply(PlainMoney.of(100)), equity);
            return kept(check, LEVERAGE_ABOVE_LIMIT, PlainMoney.atMost(hundredths), limit);
        }
        return kept(check, LEVERAGE_ABOVE_LIMIT, all == null ? null : PlainMoney.of(Integer.MAX_VALUE), limit);
    }

    /// `measured` null: it cannot be told in the home asset.
    private static @Nullable Refusal kept(PlainCheck check, DenyCode code, @Nullable BigInteger measured, long limit) {
        if (measured == null) {
            return MISSING;
        }
        return exceeds(measured, limit) ? check.soft(code, measured.longValueExact(), limit) : null;
    }

    /// What the strategy has at risk with the order, which adds `value`.
    private @Nullable BigInteger ofStrategy(PlainCheck check, BigInteger value) {
        BigInteger sum = BigInteger.ZERO;
        for (String asset : state.assets()) {
            boolean own = asset.equals(check.instrument.quote());
            BigInteger money = state.strategyExposure(check.account, check.order.strategy(), asset);
            if (own) {
                money = PlainMoney.atMost(
                        money.subtract(check.replaced.exposure()).add(value));
            }
            BigInteger worth = PlainEquities.atHome(state, asset, money);
            if (worth == null) {
                return null;
            }
            sum = sum.add(worth);
        }
        return PlainMoney.atMost(sum);
    }

    /// An order that keeps its bound is compared with what it was at the same price as what it is to be.
    private static BigInteger replacedValue(PlainCheck check) {
        long lots = check.replaced.lots();
        boolean keepsBound = check.replaced.exposure().equals(check.worth(check.bound, lots));
        return keepsBound ? check.worth(check.likelyAtMost(), lots) : check.replaced.exposure();
    }

    private static boolean exceeds(BigInteger measured, long limit) {
        return measured.compareTo(PlainMoney.of(limit)) > 0;
    }

    /// Whether the position can become larger with the order than it can without.
    private boolean enlarges(PlainCheck check) {
        return worst(check, more(check)) > worst(check, 0);
    }

    private static long more(PlainCheck check) {
        return check.order.quantity() - check.replaced.lots();
    }

    private long worst(PlainCheck check, long more) {
        return state.worstLots(check.account, check.market, check.order.side(), more);
    }

    /// The exposure of the instrument with the order; null when its quote asset has no price.
    private @Nullable BigInteger own(PlainCheck check) {
        BigInteger money = check.worth(check.market.reference(), worst(check, more(check)));
        return PlainEquities.atHome(state, check.instrument.quote(), money);
    }

    /// That of all instruments with the order; null when one of them cannot be told.
    private @Nullable BigInteger all(PlainCheck check) {
        BigInteger sum = own(check);
        for (PlainMarket market : state.markets.values()) {
            BigInteger exposure =
                    market == check.market ? BigInteger.ZERO : PlainEquities.exposure(state, check.account, market);
            if (sum == null || exposure == null) {
                return null;
            }
            sum = sum.add(exposure);
        }
        return sum == null ? null : PlainMoney.atMost(sum);
    }

    @Nullable
    Refusal money(PlainCheck check) {
        if (check.account.isMargin()) {
            return check.gatewayExit || check.reduces ? null : margin(check);
        }
        SubmitOrder order = check.order;
        if (!check.buys()) {
            BigInteger free = check.freeBase.add(check.replaced.locked()).max(BigInteger.ZERO);
            long lots = free.divide(PlainMoney.of(check.instrument.lotSize())).longValueExact();
            return order.quantity() > lots ? new Refusal(BALANCE_INSUFFICIENT, order.quantity(), lots) : null;
        }
        BigInteger notional = check.worth(check.bound, order.quantity());
        BigInteger needed = notional.add(PlainMoney.fee(notional, check.feePpm));
        if (!PlainMoney.fits(needed)) {
            return new Refusal(ARITHMETIC_OVERFLOW, order.quantity(), 0);
        }
        BigInteger free = state.free(check.account, check.instrument.quote()).add(check.replaced.locked());
        return needed.compareTo(free) > 0
                ? new Refusal(BALANCE_INSUFFICIENT, needed.longValueExact(), free.longValueExact())
                : null;
    }

    private @Nullable Refusal margin(PlainCheck check) {
        if (!enlarges(check)) {
            return null;
        }
        BigInteger all = all(check);
        BigInteger fee = PlainEquities.atHome(
                state,
                check.instrument.quote(),
                PlainMoney.fee(check.worth(check.likelyAtMost(), check.order.quantity()), check.feePpm));
        if (all == null || fee == null) {
            return MISSING;
        }
        BigInteger needed = PlainMoney.atMost(
                PlainMoney.fee(all, check.account.margin.initialPpm()).add(fee));
        BigInteger equity = PlainEquities.equity(state, check.account);
        return needed.compareTo(equity) > 0
                ? new Refusal(MARGIN_INSUFFICIENT, needed.longValueExact(), equity.longValueExact())
                : null;
    }
}

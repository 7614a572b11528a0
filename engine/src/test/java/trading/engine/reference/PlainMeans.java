package trading.engine.reference;

import static trading.engine.model.DenyCode.*;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.ExposureLimits;
import trading.engine.reference.PlainChecks.Refusal;

/// Section 2, rows 19 and 21: how much may be at risk, and whether there is money for it.
final class PlainMeans {
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
        boolean limited = limits.instrumentNotional() != Long.MAX_VALUE
                || limits.strategyNotional() != Long.MAX_VALUE
                || limits.accountNotional() != Long.MAX_VALUE
                || limits.leverageHundredths() != Integer.MAX_VALUE;
        return limited ? exposure(check, limits) : null;
    }

    private @Nullable Refusal exposure(PlainCheck check, ExposureLimits limits) {
        BigInteger own = ownAfter(check);
        boolean larger = own.compareTo(ownBefore(check)) > 0;
        if (larger && exceeds(own, limits.instrumentNotional())) {
            Refusal refusal =
                    check.soft(INSTRUMENT_EXPOSURE_ABOVE_LIMIT, own.longValueExact(), limits.instrumentNotional());
            if (refusal != null) {
                return refusal;
            }
        }
        BigInteger value = check.worth(check.likelyAtMost(), check.order.quantity());
        BigInteger ofStrategy = PlainMoney.atMost(state.strategyExposure(check.account, check.order.strategy())
                .subtract(check.replaced.exposure())
                .add(value));
        if (value.compareTo(replacedValue(check)) > 0 && exceeds(ofStrategy, limits.strategyNotional())) {
            Refusal refusal =
                    check.soft(STRATEGY_EXPOSURE_ABOVE_LIMIT, ofStrategy.longValueExact(), limits.strategyNotional());
            if (refusal != null) {
                return refusal;
            }
        }
        BigInteger all = PlainMoney.atMost(own.add(besides(check)));
        if (larger && exceeds(all, limits.accountNotional())) {
            Refusal refusal = check.soft(ACCOUNT_EXPOSURE_ABOVE_LIMIT, all.longValueExact(), limits.accountNotional());
            if (refusal != null) {
                return refusal;
            }
        }
        if (larger && limits.leverageHundredths() != Integer.MAX_VALUE) {
            BigInteger equity = PlainEquities.equity(state, check.account);
            BigInteger leverage = equity.signum() <= 0
                    ? PlainMoney.of(Integer.MAX_VALUE)
                    : PlainMoney.atMost(PlainMoney.ceiling(all.multiply(PlainMoney.of(100)), equity));
            if (exceeds(leverage, limits.leverageHundredths())) {
                return check.soft(LEVERAGE_ABOVE_LIMIT, leverage.longValueExact(), limits.leverageHundredths());
            }
        }
        return null;
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

    private BigInteger ownBefore(PlainCheck check) {
        return check.worth(
                check.market.reference(), state.worstLots(check.account, check.market, check.order.side(), 0));
    }

    private BigInteger ownAfter(PlainCheck check) {
        long more = check.order.quantity() - check.replaced.lots();
        return check.worth(
                check.market.reference(), state.worstLots(check.account, check.market, check.order.side(), more));
    }

    private BigInteger besides(PlainCheck check) {
        return state.markets.values().stream()
                .filter(market -> market != check.market)
                .map(market -> PlainEquities.exposure(state, check.account, market))
                .reduce(BigInteger.ZERO, BigInteger::add);
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
        BigInteger own = ownAfter(check);
        if (own.compareTo(ownBefore(check)) <= 0) {
            return null;
        }
        BigInteger fee = PlainMoney.fee(check.worth(check.likelyAtMost(), check.order.quantity()), check.feePpm);
        BigInteger all = PlainMoney.atMost(own.add(besides(check)));
        BigInteger needed = PlainMoney.atMost(
                PlainMoney.fee(all, check.account.margin.initialPpm()).add(fee));
        BigInteger equity = PlainEquities.equity(state, check.account);
        return needed.compareTo(equity) > 0
                ? new Refusal(MARGIN_INSUFFICIENT, needed.longValueExact(), equity.longValueExact())
                : null;
    }
}

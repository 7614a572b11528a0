package trading.engine.reference;

import static trading.engine.model.DenyCode.*;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.DenyCode;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.Side;

/// Section 2: what a new order must pass, in its order; the first failure is the answer.
final class PlainChecks {
    static final long MOST_TICKS = 1_000_000_000_000L;
    static final long MOST_LOTS = 1_000_000_000_000_000L;
    private static final BigInteger TWO_MILLION = BigInteger.valueOf(2_000_000);

    /// Refused.
    record Refusal(DenyCode code, long measured, long limit) {}

    /// Passed or refused: `refusal` is null when it passed.
    record Verdict(@Nullable Refusal refusal, long bound, BigInteger reserve) {
        static Verdict refused(DenyCode code, long measured, long limit) {
            return new Verdict(new Refusal(code, measured, limit), 0, BigInteger.ZERO);
        }
    }

    private final PlainState state;

    PlainChecks(PlainState state) {
        this.state = state;
    }

    /// 1 to 36 characters of `A-Z a-z 0-9 . _ : / -`.
    static boolean isValidId(String id) {
        return id.matches("[A-Za-z0-9._:/-]{1,36}");
    }

    Verdict liquidity(SubmitOrder order, PlainMarket market) {
        boolean atMarket = order.type() == OrderType.MARKET;
        Refusal refusal = numbers(order, 1, MOST_LOTS);
        if (refusal != null) {
            return new Verdict(refusal, 0, BigInteger.ZERO);
        }
        if (order.tradeId() != 0) {
            return Verdict.refused(TRADE_UNKNOWN, order.tradeId(), 0);
        }
        if (atMarket) {
            return new Verdict(null, order.side() == Side.BUY ? MOST_TICKS : 1, BigInteger.ZERO);
        }
        return fits(market.instrument, order.limitPrice(), order.quantity())
                ? new Verdict(null, order.limitPrice(), BigInteger.ZERO)
                : Verdict.refused(ARITHMETIC_OVERFLOW, order.quantity(), 0);
    }

    Verdict trader(SubmitOrder order, PlainAccount account, PlainMarket market) {
        BigInteger freeBase = state.free(account, market.instrument.base());
        return trader(order, account, market, state.trades.get(order.tradeId()), freeBase, false);
    }

    /// The gateway's own exit of a trade: what limits the taking of risk does not apply.
    Verdict exit(SubmitOrder order, PlainTrade trade, BigInteger freeBase) {
        return trader(order, trade.owner, trade.market, trade, freeBase, true);
    }

    private Verdict trader(
            SubmitOrder order,
            PlainAccount account,
            PlainMarket market,
            @Nullable PlainTrade exited,
            BigInteger freeBase,
            boolean gatewayExit) {
        Instrument instrument = market.instrument;
        boolean exits = order.tradeId() != 0;
        Refusal refusal = numbers(
                order, exits ? 1 : instrument.minimumLots(), gatewayExit ? MOST_LOTS : instrument.maximumLots());
        if (refusal == null && !gatewayExit && order.quantity() > account.limits.maximumOrderLots()) {
            refusal = new Refusal(ORDER_QUANTITY_ABOVE_LIMIT, order.quantity(), account.limits.maximumOrderLots());
        }
        if (refusal == null && exits) {
            refusal = exitedTrade(order, exited, gatewayExit);
        }
        if (refusal == null) {
            refusal = reference(account, market);
        }
        if (refusal == null) {
            refusal = collar(order, account, market);
        }
        if (refusal != null) {
            return new Verdict(refusal, 0, BigInteger.ZERO);
        }
        long bound = order.type() == OrderType.MARKET ? edge(order.side(), account, market) : order.limitPrice();
        if (!fits(instrument, bound, order.quantity())) {
            return Verdict.refused(ARITHMETIC_OVERFLOW, order.quantity(), 0);
        }
        refusal = value(order, account, market, bound, gatewayExit);
        if (refusal == null) {
            refusal = protection(order, market);
        }
        return refusal != null
                ? new Verdict(refusal, 0, BigInteger.ZERO)
                : money(order, account, market, bound, freeBase);
    }

    private static @Nullable Refusal numbers(SubmitOrder order, long leastLots, long mostLots) {
        if (order.quantity() < leastLots) {
            return new Refusal(QUANTITY_BELOW_MINIMUM, order.quantity(), leastLots);
        }
        if (order.quantity() > mostLots) {
            return new Refusal(QUANTITY_ABOVE_MAXIMUM, order.quantity(), mostLots);
        }
        boolean atMarket = order.type() == OrderType.MARKET;
        if (order.limitPrice() < (atMarket ? 0 : 1)) {
            return new Refusal(PRICE_BELOW_MINIMUM, order.limitPrice(), atMarket ? 0 : 1);
        }
        if (order.limitPrice() > (atMarket ? 0 : MOST_TICKS)) {
            return new Refusal(PRICE_ABOVE_MAXIMUM, order.limitPrice(), atMarket ? 0 : MOST_TICKS);
        }
        return null;
    }

    private @Nullable Refusal exitedTrade(SubmitOrder order, @Nullable PlainTrade trade, boolean gatewayExit) {
        if (trade == null
                || trade.owner.id != order.account()
                || trade.market.instrument.id() != order.instrument()
                || trade.side == order.side()) {
            boolean ended = trade == null && state.hasEnded(order.tradeId());
            return new Refusal(ended ? TRADE_NOT_OPEN : TRADE_UNKNOWN, order.tradeId(), 0);
        }
        if (trade.open() == 0) {
            return new Refusal(TRADE_NOT_OPEN, order.tradeId(), 0);
        }
        long most = gatewayExit ? trade.open() : state.exitable(trade);
        return order.quantity() > most ? new Refusal(QUANTITY_ABOVE_MAXIMUM, order.quantity(), most) : null;
    }

    private @Nullable Refusal reference(PlainAccount account, PlainMarket market) {
        long oldest = account.limits.maximumReferenceAgeNanos();
        if (market.doubledReference() == 0) {
            return new Refusal(REFERENCE_PRICE_MISSING, -1, oldest);
        }
        long age = Math.max(0, state.nowNanos - market.referenceNanos());
        return age > oldest ? new Refusal(REFERENCE_PRICE_MISSING, age, oldest) : null;
    }

    /// The worst price inside the collar around the reference.
    static long edge(Side side, PlainAccount account, PlainMarket market) {
        return edge(side, account.limits.collarPpm(), market.doubledReference());
    }

    static long edge(Side side, int collarPpm, long doubledPrice) {
        BigInteger millionths =
                PlainMoney.of(side == Side.BUY ? 1_000_000L + collarPpm : 1_000_000L - collarPpm);
        BigInteger dividend = PlainMoney.of(doubledPrice).multiply(millionths);
        return side == Side.BUY
                ? dividend.divide(TWO_MILLION).longValueExact()
                : PlainMoney.ceiling(dividend, TWO_MILLION).longValueExact();
    }

    private static @Nullable Refusal collar(SubmitOrder order, PlainAccount account, PlainMarket market) {
        if (order.type() == OrderType.MARKET) {
            return null;
        }
        long edge = edge(order.side(), account, market);
        boolean outside = order.side() == Side.BUY ? order.limitPrice() > edge : order.limitPrice() < edge;
        return outside ? new Refusal(PRICE_OUTSIDE_COLLAR, order.limitPrice(), edge) : null;
    }

    static boolean fits(Instrument instrument, long ticks, long lots) {
        return PlainMoney.fits(PlainMoney.notional(instrument, ticks, lots))
                && PlainMoney.fits(PlainMoney.baseUnits(instrument, lots));
    }

    private static @Nullable Refusal value(
            SubmitOrder order, PlainAccount account, PlainMarket market, long bound, boolean gatewayExit) {
        Instrument instrument = market.instrument;
        long likelyPrice = order.type() == OrderType.MARKET ? market.doubledReference() / 2 : bound;
        BigInteger likely = PlainMoney.notional(instrument, likelyPrice, order.quantity());
        if (!PlainMoney.fits(likely)) {
            return new Refusal(RISK_CHECK_FAILED, 0, 0);
        }
        long least = order.tradeId() != 0 ? 0 : instrument.minimumNotional();
        if (likely.compareTo(PlainMoney.of(least)) < 0) {
            return new Refusal(NOTIONAL_BELOW_MINIMUM, likely.longValueExact(), least);
        }
        long worst = PlainMoney.notional(instrument, bound, order.quantity()).longValueExact();
        long most = account.limits.maximumOrderNotional();
        return !gatewayExit && worst > most ? new Refusal(ORDER_VALUE_ABOVE_LIMIT, worst, most) : null;
    }

    private static @Nullable Refusal protection(SubmitOrder order, PlainMarket market) {
        long stop = order.stopLossPrice();
        long target = order.takeProfitPrice();
        if (stop == 0 && target == 0) {
            return null;
        }
        boolean buy = order.side() == Side.BUY;
        long entry = order.tradeId() != 0 ? 0 : likelyEntry(order, market);
        boolean stopFits = stop > 0 && stop <= MOST_TICKS && (buy ? stop < entry : stop > entry);
        boolean targetFits = target > 0 && target <= MOST_TICKS && (buy ? target > entry : target < entry);
        if (stop != 0 && (entry == 0 || !stopFits)) {
            return new Refusal(STOP_LOSS_WRONG_SIDE, stop, entry);
        }
        if (target != 0 && (entry == 0 || !targetFits)) {
            return new Refusal(TAKE_PROFIT_WRONG_SIDE, target, entry);
        }
        return null;
    }

    private static long likelyEntry(SubmitOrder order, PlainMarket market) {
        long reference = market.doubledReference() / 2;
        if (order.type() == OrderType.MARKET) {
            return reference;
        }
        return order.side() == Side.BUY
                ? Math.min(order.limitPrice(), reference)
                : Math.max(order.limitPrice(), reference);
    }

    private Verdict money(
            SubmitOrder order, PlainAccount account, PlainMarket market, long bound, BigInteger freeBase) {
        Instrument instrument = market.instrument;
        if (order.side() == Side.SELL) {
            long free = freeBase.max(BigInteger.ZERO)
                    .divide(PlainMoney.of(instrument.lotSize()))
                    .longValueExact();
            return order.quantity() > free
                    ? Verdict.refused(BALANCE_INSUFFICIENT, order.quantity(), free)
                    : new Verdict(null, bound, PlainMoney.baseUnits(instrument, order.quantity()));
        }
        BigInteger notional = PlainMoney.notional(instrument, bound, order.quantity());
        BigInteger needed = notional.add(PlainMoney.fee(notional, account.highestFeePpm()));
        if (!PlainMoney.fits(needed)) {
            return Verdict.refused(ARITHMETIC_OVERFLOW, order.quantity(), 0);
        }
        BigInteger free = state.free(account, instrument.quote());
        return needed.compareTo(free) > 0
                ? Verdict.refused(BALANCE_INSUFFICIENT, needed.longValueExact(), free.longValueExact())
                : new Verdict(null, bound, needed);
    }
}

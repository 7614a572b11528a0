package trading.engine.risk;

import static trading.engine.model.DenyCode.*;

import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.DenyCode;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.position.RoundTrip;
import trading.engine.risk.RiskDecision.Denied;
import trading.engine.risk.RiskDecision.Passed;

/// The checks of one order, in a fixed order; the first that fails is the answer. A measured value above
/// its limit is refused, one equal to it passes.
///
/// Orders that exit a trade are spared the least quantity and the least notional, so that a rest can always
/// be sold. Accounts of the market itself only need numbers that the book can work with.
public final class RiskEngine {
    /// No price is higher, so that prices can be added and compared with a collar without overflow.
    public static final long MAXIMUM_TICKS = 1_000_000_000_000L;

    /// No order is larger, so that the sums of a book fit.
    public static final long MAXIMUM_LOTS = 1_000_000_000_000_000L;

    /// Never throws: a check that fails is a refusal.
    public RiskDecision check(SubmitOrder order, Circumstances circumstances) {
        try {
            return circumstances.account().isLiquidity()
                    ? checkLiquidity(order, circumstances)
                    : checkTrader(order, circumstances, false);
        } catch (RuntimeException failed) {
            return new Denied(RISK_CHECK_FAILED, 0, 0);
        }
    }

    /// For the gateway's own exits (a stop, a target, a close that was asked for): limits that are there to
    /// keep somebody from taking on too much do not apply; money and collar do. Never throws.
    public RiskDecision checkExit(SubmitOrder order, Circumstances circumstances) {
        try {
            return checkTrader(order, circumstances, true);
        } catch (RuntimeException failed) {
            return new Denied(RISK_CHECK_FAILED, 0, 0);
        }
    }

    private static RiskDecision checkLiquidity(SubmitOrder order, Circumstances circumstances) {
        boolean market = order.type() == OrderType.MARKET;
        Denied denied = checkNumbers(order, 1, MAXIMUM_LOTS);
        if (denied != null) {
            return denied;
        }
        if (order.tradeId() != 0) {
            return new Denied(TRADE_UNKNOWN, order.tradeId(), 0);
        }
        long worst = order.side() == Side.BUY ? MAXIMUM_TICKS : 1;
        long bound = market ? worst : order.limitPrice();
        if (!market && !fits(circumstances.instrument(), bound, order.quantity())) {
            return new Denied(ARITHMETIC_OVERFLOW, order.quantity(), 0);
        }
        return new Passed(bound, 0);
    }

    private static RiskDecision checkTrader(SubmitOrder order, Circumstances circumstances, boolean gatewayExit) {
        Instrument instrument = circumstances.instrument();
        RiskLimits limits = circumstances.account().limits();
        boolean exits = order.tradeId() != 0;
        Denied denied = checkNumbers(
                order, exits ? 1 : instrument.minimumLots(), gatewayExit ? MAXIMUM_LOTS : instrument.maximumLots());
        if (denied == null && !gatewayExit && order.quantity() > limits.maximumOrderLots()) {
            denied = new Denied(ORDER_QUANTITY_ABOVE_LIMIT, order.quantity(), limits.maximumOrderLots());
        }
        if (denied == null && exits) {
            denied = checkExitedTrade(order, circumstances, gatewayExit);
        }
        if (denied == null) {
            denied = checkReference(circumstances);
        }
        if (denied == null) {
            denied = checkCollar(order, circumstances.reference(), limits.collarPpm());
        }
        if (denied != null) {
            return denied;
        }
        long bound = priceBound(order, circumstances.reference(), limits.collarPpm());
        if (!fits(instrument, bound, order.quantity())) {
            return new Denied(ARITHMETIC_OVERFLOW, order.quantity(), 0);
        }
        denied = checkValue(order, circumstances, bound, gatewayExit);
        if (denied == null) {
            denied = checkProtection(order, circumstances.reference());
        }
        return denied != null ? denied : checkBalance(order, circumstances, bound);
    }

    private static @Nullable Denied checkNumbers(SubmitOrder order, long minimumLots, long maximumLots) {
        if (order.quantity() < minimumLots) {
            return new Denied(QUANTITY_BELOW_MINIMUM, order.quantity(), minimumLots);
        }
        if (order.quantity() > maximumLots) {
            return new Denied(QUANTITY_ABOVE_MAXIMUM, order.quantity(), maximumLots);
        }
        boolean market = order.type() == OrderType.MARKET;
        long minimumTicks = market ? 0 : 1;
        long maximumTicks = market ? 0 : MAXIMUM_TICKS;
        if (order.limitPrice() < minimumTicks) {
            return new Denied(PRICE_BELOW_MINIMUM, order.limitPrice(), minimumTicks);
        }
        if (order.limitPrice() > maximumTicks) {
            return new Denied(PRICE_ABOVE_MAXIMUM, order.limitPrice(), maximumTicks);
        }
        return null;
    }

    private static @Nullable Denied checkExitedTrade(
            SubmitOrder order, Circumstances circumstances, boolean gatewayExit) {
        RoundTrip trade = circumstances.exit();
        if (trade == null
                || trade.account() != order.account()
                || trade.instrument() != order.instrument()
                || trade.side() == order.side()) {
            DenyCode code = trade == null && circumstances.exitEnded() ? TRADE_NOT_OPEN : TRADE_UNKNOWN;
            return new Denied(code, order.tradeId(), 0);
        }
        if (trade.openQuantity() == 0) {
            return new Denied(TRADE_NOT_OPEN, order.tradeId(), 0);
        }
        long exitable = gatewayExit ? trade.openQuantity() : trade.exitableQuantity();
        return order.quantity() > exitable ? new Denied(QUANTITY_ABOVE_MAXIMUM, order.quantity(), exitable) : null;
    }

    private static @Nullable Denied checkReference(Circumstances circumstances) {
        long oldest = circumstances.account().limits().maximumReferenceAgeNanos();
        ReferencePrice reference = circumstances.reference();
        if (!reference.exists()) {
            return new Denied(REFERENCE_PRICE_MISSING, -1, oldest);
        }
        long age = Math.max(0, circumstances.nowNanos() - reference.timeNanos());
        return age > oldest ? new Denied(REFERENCE_PRICE_MISSING, age, oldest) : null;
    }

    private static @Nullable Denied checkCollar(SubmitOrder order, ReferencePrice reference, int collarPpm) {
        if (order.type() == OrderType.MARKET) {
            return null;
        }
        if (order.side() == Side.BUY && order.limitPrice() > reference.buyEdge(collarPpm)) {
            return new Denied(PRICE_OUTSIDE_COLLAR, order.limitPrice(), reference.buyEdge(collarPpm));
        }
        if (order.side() == Side.SELL && order.limitPrice() < reference.sellEdge(collarPpm)) {
            return new Denied(PRICE_OUTSIDE_COLLAR, order.limitPrice(), reference.sellEdge(collarPpm));
        }
        return null;
    }

    private static long priceBound(SubmitOrder order, ReferencePrice reference, int collarPpm) {
        if (order.type() == OrderType.LIMIT) {
            return order.limitPrice();
        }
        return order.side() == Side.BUY ? reference.buyEdge(collarPpm) : reference.sellEdge(collarPpm);
    }

    private static @Nullable Denied checkValue(
            SubmitOrder order, Circumstances circumstances, long bound, boolean gatewayExit) {
        Instrument instrument = circumstances.instrument();
        boolean market = order.type() == OrderType.MARKET;
        long least = order.tradeId() != 0 ? 0 : instrument.minimumNotional();
        long likely = instrument.notional(market ? circumstances.reference().ticks() : bound, order.quantity());
        if (likely < least) {
            return new Denied(NOTIONAL_BELOW_MINIMUM, likely, least);
        }
        long most = circumstances.account().limits().maximumOrderNotional();
        long worst = instrument.notional(bound, order.quantity());
        return !gatewayExit && worst > most ? new Denied(ORDER_VALUE_ABOVE_LIMIT, worst, most) : null;
    }

    /// Stop and target are measured against the price at which the entry is likely to fill: the limit, or
    /// the market where that is better than the limit. An exit opens nothing that they could protect.
    private static @Nullable Denied checkProtection(SubmitOrder order, ReferencePrice reference) {
        long stop = order.stopLossPrice();
        long target = order.takeProfitPrice();
        if (stop == 0 && target == 0) {
            return null;
        }
        long entry = order.tradeId() != 0 ? 0 : likelyEntry(order, reference);
        boolean buy = order.side() == Side.BUY;
        boolean stopIsRight = stop > 0 && stop <= MAXIMUM_TICKS && (buy ? stop < entry : stop > entry);
        boolean targetIsRight = target > 0 && target <= MAXIMUM_TICKS && (buy ? target > entry : target < entry);
        if (stop != 0 && (entry == 0 || !stopIsRight)) {
            return new Denied(STOP_LOSS_WRONG_SIDE, stop, entry);
        }
        if (target != 0 && (entry == 0 || !targetIsRight)) {
            return new Denied(TAKE_PROFIT_WRONG_SIDE, target, entry);
        }
        return null;
    }

    private static long likelyEntry(SubmitOrder order, ReferencePrice reference) {
        if (order.type() == OrderType.MARKET) {
            return reference.ticks();
        }
        return order.side() == Side.BUY
                ? Math.min(order.limitPrice(), reference.ticks())
                : Math.max(order.limitPrice(), reference.ticks());
    }

    private static RiskDecision checkBalance(SubmitOrder order, Circumstances circumstances, long bound) {
        Instrument instrument = circumstances.instrument();
        if (order.side() == Side.SELL) {
            long free = Math.max(0, circumstances.freeBase()) / instrument.lotSize();
            return order.quantity() > free
                    ? new Denied(BALANCE_INSUFFICIENT, order.quantity(), free)
                    : new Passed(bound, instrument.baseUnits(order.quantity()));
        }
        long notional = instrument.notional(bound, order.quantity());
        long fee = Fees.roundedUp(notional, circumstances.account().highestFeePpm());
        if (notional > Long.MAX_VALUE - fee) {
            return new Denied(ARITHMETIC_OVERFLOW, order.quantity(), 0);
        }
        long needed = notional + fee;
        return needed > circumstances.freeQuote()
                ? new Denied(BALANCE_INSUFFICIENT, needed, circumstances.freeQuote())
                : new Passed(bound, needed);
    }

    /// Whether price times quantity and the quantity itself can be told as money.
    public static boolean fits(Instrument instrument, long ticks, long lots) {
        long unit = instrument.tickSize() * instrument.lotSize() / 100_000_000L;
        return Math.multiplyHigh(ticks, lots) == 0
                && ticks * lots >= 0
                && Math.multiplyHigh(ticks * lots, unit) == 0
                && ticks * lots * unit >= 0
                && Math.multiplyHigh(lots, instrument.lotSize()) == 0
                && lots * instrument.lotSize() >= 0;
    }
}

package trading.engine.reference;

import static trading.engine.model.DenyCode.*;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.DenyCode;
import trading.engine.model.Instrument;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TradingState;

/// Section 2: what a new order must pass, in its order; the first failure is the answer.
final class PlainChecks {
    static final long MOST_TICKS = 1_000_000_000_000L;
    static final long MOST_LOTS = 1_000_000_000_000_000L;
    private static final long MOST_OF_MARKET = 100_000_000_000_000_000L;
    private static final BigInteger TWO_MILLION = BigInteger.valueOf(2_000_000);

    /// Refused.
    record Refusal(DenyCode code, long measured, long limit) {}

    /// Passed or refused: `refusal` is null when it passed. `bound`: the worst price. `stopPrice`:
    /// where it is released. `reduces`: it only makes the position smaller. `usedOverride`: it passed because
    /// soft limits are overridden.
    record Verdict(@Nullable Refusal refusal, long bound, long stopPrice, boolean reduces, boolean usedOverride) {
        static Verdict refused(Refusal refusal) {
            return new Verdict(refusal, 0, 0, false, false);
        }
    }

    /// What takes the place of an order, or of the legs of a list, that counts already.
    record Replaced(long lots, BigInteger locked, BigInteger exposure, boolean onlyLess, boolean reduced) {
        static final Replaced NOTHING = new Replaced(0, BigInteger.ZERO, BigInteger.ZERO, false, false);
    }

    private final PlainState state;
    private final PlainPermits permits;
    private final PlainMeans means;

    PlainChecks(PlainState state, PlainPermits permits) {
        this.state = state;
        this.permits = permits;
        this.means = new PlainMeans(state);
    }

    /// 1 to 36 characters of `A-Z a-z 0-9 . _ : / -`.
    static boolean isValidId(String id) {
        return id.matches("[A-Za-z0-9._:/-]{1,36}");
    }

    /// `orders`: how many are to be accepted with it, itself included.
    Verdict submit(SubmitOrder order, PlainAccount account, PlainMarket market, int orders) {
        return submit(order, account, market, orders, List.of());
    }

    /// `earlier`: those before it in its list.
    Verdict submit(SubmitOrder order, PlainAccount account, PlainMarket market, int orders, List<SubmitOrder> earlier) {
        PlainCheck check = new PlainCheck(state, order, account, market, Replaced.NOTHING);
        check.orders = orders;
        check.earlier = earlier;
        return verdict(check);
    }

    /// What an order is to be instead of what it is.
    /// `arrives`: it was sent, and counted as a message, before.
    Verdict amend(SubmitOrder order, PlainOrder amended, Replaced replaced, boolean arrives) {
        PlainCheck check = new PlainCheck(state, order, amended.owner, amended.market, replaced);
        check.isNew = false;
        check.feePpm = amended.highestFeePpm();
        check.arrives = arrives;
        check.exited = amended.exits ? amended.trade : null;
        return verdict(check);
    }

    /// The gateway's own exit of a trade: what limits the taking of risk does not apply.
    Verdict exit(SubmitOrder order, PlainTrade trade, BigInteger freeBase) {
        PlainCheck check = new PlainCheck(state, order, trade.owner, trade.market, Replaced.NOTHING);
        check.exited = trade;
        check.freeBase = freeBase;
        check.gatewayExit = true;
        return verdict(check);
    }

    private Verdict verdict(PlainCheck check) {
        try {
            Refusal refusal = check.account.isLiquidity() ? liquidity(check) : trader(check);
            return refusal != null
                    ? Verdict.refused(refusal)
                    : new Verdict(null, check.bound, check.stopPrice, check.reduces, check.usedOverride);
        } catch (ArithmeticException failed) {
            return Verdict.refused(new Refusal(RISK_CHECK_FAILED, 0, 0));
        }
    }

    private @Nullable Refusal liquidity(PlainCheck check) {
        SubmitOrder order = check.order;
        boolean atMarket = order.type() == OrderType.MARKET;
        if (order.type().isConditional() || order.terms().reduceOnly()) {
            return new Refusal(TERMS_INVALID, 0, 0);
        }
        Refusal refusal = PlainTerms.check(order, check.instrument, state.nowNanos);
        if (refusal == null) {
            refusal = numbers(order, 1, MOST_LOTS);
        }
        if (refusal != null) {
            return refusal;
        }
        if (order.tradeId() != 0) {
            return new Refusal(TRADE_UNKNOWN, order.tradeId(), 0);
        }
        long worst = order.side() == Side.BUY ? MOST_TICKS : 1;
        check.bound = atMarket ? worst : order.limitPrice();
        if (!atMarket && !fitsMarket(check.instrument, check.bound, order.quantity())) {
            return new Refusal(ARITHMETIC_OVERFLOW, order.quantity(), 0);
        }
        return postOnly(check);
    }

    private @Nullable Refusal trader(PlainCheck check) {
        Refusal refusal = check.gatewayExit ? null : permits.gate(check);
        if (refusal == null && !check.gatewayExit) {
            refusal = PlainTerms.check(check.order, check.instrument, state.nowNanos);
        }
        if (refusal == null) {
            refusal = quantity(check);
        }
        if (refusal == null && !check.gatewayExit) {
            refusal = permits.duplicate(check);
        }
        if (refusal == null && check.order.tradeId() != 0) {
            refusal = permits.exitedTrade(check);
        }
        if (refusal == null && !check.gatewayExit) {
            refusal = permits.permission(check);
        }
        if (refusal == null) {
            refusal = reference(check);
        }
        if (refusal == null) {
            refusal = stopPrice(check);
        }
        if (refusal == null) {
            refusal = collar(check);
        }
        if (refusal == null && !fits(check.instrument, check.likelyAtMost(), check.order.quantity())) {
            refusal = new Refusal(ARITHMETIC_OVERFLOW, check.order.quantity(), 0);
        }
        if (refusal == null) {
            refusal = value(check);
        }
        if (refusal == null) {
            refusal = postOnly(check);
        }
        if (refusal == null && !check.gatewayExit) {
            refusal = means.exposure(check);
        }
        if (refusal == null) {
            refusal = protection(check);
        }
        return refusal != null ? refusal : means.money(check);
    }

    private static @Nullable Refusal quantity(PlainCheck check) {
        SubmitOrder order = check.order;
        boolean spared = order.tradeId() != 0 || order.terms().reduceOnly();
        Refusal refusal = numbers(
                order,
                spared ? 1 : check.instrument.minimumLots(),
                check.gatewayExit ? MOST_LOTS : check.instrument.maximumLots());
        long most = check.account.limits.maximumOrderLots();
        return refusal == null && !check.gatewayExit && order.quantity() > most
                ? check.soft(ORDER_QUANTITY_ABOVE_LIMIT, order.quantity(), most)
                : refusal;
    }

    private static @Nullable Refusal numbers(SubmitOrder order, long leastLots, long mostLots) {
        if (order.quantity() < leastLots) {
            return new Refusal(QUANTITY_BELOW_MINIMUM, order.quantity(), leastLots);
        }
        if (order.quantity() > mostLots) {
            return new Refusal(QUANTITY_ABOVE_MAXIMUM, order.quantity(), mostLots);
        }
        boolean limited = order.type().isLimited();
        if (order.limitPrice() < (limited ? 1 : 0)) {
            return new Refusal(PRICE_BELOW_MINIMUM, order.limitPrice(), limited ? 1 : 0);
        }
        if (order.limitPrice() > (limited ? MOST_TICKS : 0)) {
            return new Refusal(PRICE_ABOVE_MAXIMUM, order.limitPrice(), limited ? MOST_TICKS : 0);
        }
        return null;
    }

    private @Nullable Refusal reference(PlainCheck check) {
        long oldest = check.account.limits.maximumReferenceAgeNanos();
        if (check.market.doubledReference() == 0) {
            return new Refusal(REFERENCE_PRICE_MISSING, -1, oldest);
        }
        long age = Math.max(0, state.nowNanos - check.market.referenceNanos());
        return age > oldest ? new Refusal(REFERENCE_PRICE_MISSING, age, oldest) : null;
    }

    private static @Nullable Refusal stopPrice(PlainCheck check) {
        SubmitOrder order = check.order;
        if (!order.type().isConditional()) {
            return null;
        }
        long price = check.market.triggerPrice(order.side(), order.terms().triggerPrice());
        if (price == 0) {
            return new Refusal(REFERENCE_PRICE_MISSING, -1, 0);
        }
        if (order.type() == OrderType.TRAILING_STOP) {
            check.stopPrice = trailingStop(order.side(), price, order.terms());
            boolean there = check.stopPrice > 0 && check.stopPrice <= MOST_TICKS;
            return there ? null : new Refusal(STOP_PRICE_WRONG_SIDE, check.stopPrice, price);
        }
        check.stopPrice = order.terms().stopPrice();
        boolean rises = check.buys() != order.type().takesProfit();
        boolean waits = rises ? check.stopPrice > price : check.stopPrice < price;
        return waits ? null : new Refusal(STOP_PRICE_WRONG_SIDE, check.stopPrice, price);
    }

    /// A distance in ppm is taken of the price and rounded up to ticks.
    static long trailingStop(Side side, long price, OrderTerms terms) {
        long distance = terms.trailingPpm() > 0
                ? PlainMoney.fee(PlainMoney.of(price), terms.trailingPpm()).longValueExact()
                : terms.trailingTicks();
        return side == Side.BUY ? price + distance : price - distance;
    }

    /// The worst price inside the collar around a price that is given doubled.
    static long edge(Side side, int collarPpm, long doubledPrice) {
        BigInteger millionths = PlainMoney.of(side == Side.BUY ? 1_000_000L + collarPpm : 1_000_000L - collarPpm);
        BigInteger dividend = PlainMoney.of(doubledPrice).multiply(millionths);
        return side == Side.BUY
                ? dividend.divide(TWO_MILLION).longValueExact()
                : PlainMoney.ceiling(dividend, TWO_MILLION).longValueExact();
    }

    private static @Nullable Refusal collar(PlainCheck check) {
        SubmitOrder order = check.order;
        long around = order.type().isConditional() ? 2 * check.stopPrice : check.market.doubledReference();
        long edge = edge(order.side(), check.account.limits.collarPpm(), around);
        if (!order.type().isLimited()) {
            check.bound = edge;
            return null;
        }
        check.bound = order.limitPrice();
        boolean outside = check.buys() ? order.limitPrice() > edge : order.limitPrice() < edge;
        return outside ? check.soft(PRICE_OUTSIDE_COLLAR, order.limitPrice(), edge) : null;
    }

    static boolean fits(Instrument instrument, long ticks, long lots) {
        return PlainMoney.fits(PlainMoney.notional(instrument, ticks, lots))
                && PlainMoney.fits(PlainMoney.baseUnits(instrument, lots));
    }

    /// An order of the market itself is worth no more than traders can own.
    static boolean fitsMarket(Instrument instrument, long ticks, long lots) {
        return fits(instrument, ticks, lots)
                && PlainMoney.notional(instrument, ticks, lots).compareTo(PlainMoney.of(MOST_OF_MARKET)) <= 0;
    }

    private static @Nullable Refusal value(PlainCheck check) {
        SubmitOrder order = check.order;
        long likelyPrice = check.bound;
        if (!order.type().isLimited()) {
            likelyPrice = order.type().isConditional() ? check.stopPrice : check.market.reference();
        }
        long likely = check.worth(likelyPrice, order.quantity()).longValueExact();
        long least = order.tradeId() != 0 || check.reduces ? 0 : check.instrument.minimumNotional();
        if (likely < least) {
            return new Refusal(NOTIONAL_BELOW_MINIMUM, likely, least);
        }
        return check.gatewayExit ? null : valueAtMost(check, check.likelyAtMost());
    }

    private static @Nullable Refusal valueAtMost(PlainCheck check, long highest) {
        long worst = check.worth(highest, check.order.quantity()).longValueExact();
        long most = check.account.limits.maximumOrderNotional();
        return worst > most ? check.soft(ORDER_VALUE_ABOVE_LIMIT, worst, most) : null;
    }

    private static @Nullable Refusal postOnly(PlainCheck check) {
        boolean takes = check.order.terms().postOnly() && check.market.wouldTake(check.order.side(), check.bound);
        long best = check.market.best(check.order.side().opposite());
        return takes ? new Refusal(POST_ONLY_WOULD_TAKE, check.bound, best) : null;
    }

    /// Stop loss and take profit of the trade that the order opens; an exit opens none.
    private static @Nullable Refusal protection(PlainCheck check) {
        SubmitOrder order = check.order;
        long stop = order.stopLossPrice();
        long target = order.takeProfitPrice();
        if (stop == 0 && target == 0) {
            return null;
        }
        long entry = order.tradeId() != 0 ? 0 : likelyEntry(order, check.stopPrice, check.market.reference());
        boolean buy = check.buys();
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

    static long likelyEntry(SubmitOrder order, long stopPrice, long reference) {
        if (order.type().isConditional()) {
            return order.type().isLimited() ? order.limitPrice() : stopPrice;
        }
        if (order.type() == OrderType.MARKET) {
            return reference;
        }
        return order.side() == Side.BUY
                ? Math.min(order.limitPrice(), reference)
                : Math.max(order.limitPrice(), reference);
    }

    /// A child of a list works once its parent fills: only what it says itself is checked. `entry`:
    /// where the parent is likely to fill, 0 when the child may be on either side of it.
    Verdict child(SubmitOrder order, PlainAccount account, PlainMarket market, long entry, List<SubmitOrder> earlier) {
        PlainCheck check = new PlainCheck(state, order, account, market, Replaced.NOTHING);
        check.earlier = earlier;
        boolean mayEnter = entry == 0 && !order.terms().reduceOnly();
        Refusal refusal = permits.gate(check);
        if (refusal == null) {
            refusal = PlainTerms.check(order, check.instrument, state.nowNanos);
        }
        if (refusal == null) {
            refusal = quantity(check);
        }
        if (refusal == null) {
            refusal = permits.sameAsEarlier(check);
        }
        if (refusal == null && mayEnter) {
            refusal = permits.entry(check);
        }
        if (refusal == null) {
            refusal = childPrices(check, entry);
        }
        long highest = childAtMost(check, entry);
        if (refusal == null && !fits(check.instrument, highest, order.quantity())) {
            refusal = new Refusal(ARITHMETIC_OVERFLOW, order.quantity(), 0);
        }
        if (refusal == null && mayEnter) {
            refusal = valueAtMost(check, highest);
        }
        return refusal != null
                ? Verdict.refused(refusal)
                : new Verdict(null, check.bound, check.stopPrice, false, check.usedOverride);
    }

    /// What a child is to be worth at the most: a sell at its stop, or around where the parent or the market is.
    private static long childAtMost(PlainCheck check, long entry) {
        long around = check.stopPrice;
        if (around == 0 && !check.order.type().isLimited()) {
            around = entry > 0 ? entry : check.market.reference();
        }
        return check.buys() ? check.bound : Math.max(check.bound, around);
    }

    /// What the parent of a list has filled is to begin to work of a child that may add to what there is.
    Verdict activation(SubmitOrder order, PlainOrder child, Replaced replaced) {
        PlainCheck check = new PlainCheck(state, order, child.owner, child.market, replaced);
        check.isNew = false;
        check.feePpm = child.highestFeePpm();
        try {
            Refusal refusal = activation(check);
            return refusal != null
                    ? Verdict.refused(refusal)
                    : new Verdict(null, check.bound, check.stopPrice, check.reduces, check.usedOverride);
        } catch (ArithmeticException failed) {
            return Verdict.refused(new Refusal(RISK_CHECK_FAILED, 0, 0));
        }
    }

    private @Nullable Refusal activation(PlainCheck check) {
        if (check.account.state == TradingState.HALTED) {
            return new Refusal(TRADING_STATE_FORBIDS, 2, 0);
        }
        Refusal refusal = permits.permission(check);
        if (refusal == null) {
            refusal = reference(check);
        }
        if (refusal == null) {
            refusal = check.order.type().isConditional() ? activationPrices(check) : collar(check);
        }
        if (refusal == null && !fits(check.instrument, check.likelyAtMost(), check.order.quantity())) {
            refusal = new Refusal(ARITHMETIC_OVERFLOW, check.order.quantity(), 0);
        }
        if (refusal == null) {
            refusal = means.exposure(check);
        }
        return refusal != null ? refusal : means.money(check);
    }

    private static @Nullable Refusal activationPrices(PlainCheck check) {
        SubmitOrder order = check.order;
        check.stopPrice = order.terms().stopPrice();
        if (order.type() == OrderType.TRAILING_STOP) {
            long price = check.market.triggerPrice(order.side(), order.terms().triggerPrice());
            check.stopPrice = price > 0 ? trailingStop(order.side(), price, order.terms()) : 0;
        }
        if (check.stopPrice <= 0 || check.stopPrice > MOST_TICKS) {
            return new Refusal(REFERENCE_PRICE_MISSING, -1, 0);
        }
        check.bound = order.type().isLimited()
                ? order.limitPrice()
                : edge(order.side(), check.account.limits.collarPpm(), 2 * check.stopPrice);
        return null;
    }

    private static @Nullable Refusal childPrices(PlainCheck check, long entry) {
        SubmitOrder order = check.order;
        boolean conditional = order.type().isConditional();
        check.stopPrice = order.terms().stopPrice();
        long price = conditional ? check.stopPrice : order.limitPrice();
        if (entry > 0 && price > 0) {
            boolean above = conditional ? check.buys() != order.type().takesProfit() : !check.buys();
            if (above ? price <= entry : price >= entry) {
                return new Refusal(STOP_PRICE_WRONG_SIDE, price, entry);
            }
        }
        int collar = check.account.limits.collarPpm();
        if (order.type().isLimited()) {
            check.bound = order.limitPrice();
            long edge = conditional ? edge(order.side(), collar, 2 * check.stopPrice) : check.bound;
            boolean outside = check.buys() ? check.bound > edge : check.bound < edge;
            return outside ? check.soft(PRICE_OUTSIDE_COLLAR, check.bound, edge) : null;
        }
        long around = check.stopPrice;
        if (around == 0) {
            around = entry > 0 ? entry : check.market.reference();
        }
        if (around <= 0) {
            return new Refusal(REFERENCE_PRICE_MISSING, -1, 0);
        }
        check.bound = edge(order.side(), collar, 2 * around);
        return null;
    }
}

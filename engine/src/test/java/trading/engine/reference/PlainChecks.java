package trading.engine.reference;

import static trading.engine.model.DenyCode.*;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.DenyCode;
import trading.engine.model.ExposureLimits;
import trading.engine.model.Instrument;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.RateLimits;
import trading.engine.model.Side;
import trading.engine.model.TradingLock;
import trading.engine.model.TradingState;

/// Section 2: what a new order must pass, in its order; the first failure is the answer.
final class PlainChecks {
    static final long MOST_TICKS = 1_000_000_000_000L;
    static final long MOST_LOTS = 1_000_000_000_000_000L;
    private static final long MOST_OF_MARKET = 100_000_000_000_000_000L;
    private static final BigInteger TWO_MILLION = BigInteger.valueOf(2_000_000);

    /// Refused.
    record Refusal(DenyCode code, long measured, long limit) {}

    /// Passed or refused: `refusal` is null when it passed. `bound`: the worst price. `stopPrice`: where it is
    /// released. `reduces`: it only makes the position smaller.
    record Verdict(@Nullable Refusal refusal, long bound, long stopPrice, boolean reduces) {
        static Verdict refused(Refusal refusal) {
            return new Verdict(refusal, 0, 0, false);
        }
    }

    /// What takes the place of an order, or of the legs of a list, that counts already.
    record Replaced(long lots, BigInteger locked, BigInteger exposure, boolean onlyLess, boolean reduced) {
        static final Replaced NOTHING = new Replaced(0, BigInteger.ZERO, BigInteger.ZERO, false, false);
    }

    /// One order with what it is checked against.
    private final class Check {
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

        Check(SubmitOrder order, PlainAccount account, PlainMarket market, Replaced replaced) {
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
            return fitting(PlainMoney.notional(instrument, ticks, lots));
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

    /// `orders`: how many are to be accepted with it, itself included.
    Verdict submit(SubmitOrder order, PlainAccount account, PlainMarket market, int orders) {
        Check check = new Check(order, account, market, Replaced.NOTHING);
        check.orders = orders;
        return verdict(check);
    }

    /// What an order is to be instead of what it is.
    /// `arrives`: it was sent, and counted as a message, before.
    Verdict amend(SubmitOrder order, PlainOrder amended, Replaced replaced, boolean arrives) {
        Check check = new Check(order, amended.owner, amended.market, replaced);
        check.isNew = false;
        check.arrives = arrives;
        check.exited = amended.exits ? amended.trade : null;
        return verdict(check);
    }

    /// The gateway's own exit of a trade: what limits the taking of risk does not apply.
    Verdict exit(SubmitOrder order, PlainTrade trade, BigInteger freeBase) {
        Check check = new Check(order, trade.owner, trade.market, Replaced.NOTHING);
        check.exited = trade;
        check.freeBase = freeBase;
        check.gatewayExit = true;
        return verdict(check);
    }

    private Verdict verdict(Check check) {
        try {
            Refusal refusal = check.account.isLiquidity() ? liquidity(check) : trader(check);
            return refusal != null
                    ? Verdict.refused(refusal)
                    : new Verdict(null, check.bound, check.stopPrice, check.reduces);
        } catch (ArithmeticException failed) {
            return Verdict.refused(new Refusal(RISK_CHECK_FAILED, 0, 0));
        }
    }

    private @Nullable Refusal liquidity(Check check) {
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

    private @Nullable Refusal trader(Check check) {
        Refusal refusal = check.gatewayExit ? null : gate(check);
        if (refusal == null && !check.gatewayExit) {
            refusal = PlainTerms.check(check.order, check.instrument, state.nowNanos);
        }
        if (refusal == null) {
            refusal = quantity(check);
        }
        if (refusal == null && !check.gatewayExit) {
            refusal = duplicate(check);
        }
        if (refusal == null && check.order.tradeId() != 0) {
            refusal = exitedTrade(check);
        }
        if (refusal == null && !check.gatewayExit) {
            refusal = permission(check);
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
        if (refusal == null && !fits(check.instrument, check.bound, check.order.quantity())) {
            refusal = new Refusal(ARITHMETIC_OVERFLOW, check.order.quantity(), 0);
        }
        if (refusal == null) {
            refusal = value(check);
        }
        if (refusal == null) {
            refusal = postOnly(check);
        }
        if (refusal == null && !check.gatewayExit) {
            refusal = exposure(check);
        }
        if (refusal == null) {
            refusal = protection(check);
        }
        return refusal != null ? refusal : money(check);
    }

    /// Kill switch, halted, message rate.
    private @Nullable Refusal gate(Check check) {
        PlainState.Engaged engaged = state.covering(check.account, check.market, check.order.strategy());
        if (engaged != null) {
            return new Refusal(KILL_SWITCH_ENGAGED, engaged.killSwitch().sinceNanos(), 0);
        }
        if (check.account.state == TradingState.HALTED) {
            return new Refusal(TRADING_STATE_FORBIDS, 2, 0);
        }
        RateLimits rate = check.account.limits.rate();
        if (rate.messages() > 0 && !check.arrives) {
            int most = rate.messages() - rate.cancelReserve();
            int sent = PlainAccount.within(check.account.messages, state.nowNanos, rate.messageNanos());
            if (sent + 1 > most) {
                return new Refusal(MESSAGE_RATE_ABOVE_LIMIT, sent + 1, most);
            }
            countMessage(check.account);
        }
        return null;
    }

    void countMessage(PlainAccount account) {
        RateLimits rate = account.limits.rate();
        int unused = PlainAccount.within(account.messages, state.nowNanos, rate.messageNanos());
        account.messages.addLast(state.nowNanos);
        PlainAccount.remember(account.messages, rate.messages());
    }

    private static @Nullable Refusal quantity(Check check) {
        SubmitOrder order = check.order;
        boolean spared = order.tradeId() != 0 || order.terms().reduceOnly();
        Refusal refusal = numbers(
                order,
                spared ? 1 : check.instrument.minimumLots(),
                check.gatewayExit ? MOST_LOTS : check.instrument.maximumLots());
        long most = check.account.limits.maximumOrderLots();
        return refusal == null && !check.gatewayExit && order.quantity() > most
                ? new Refusal(ORDER_QUANTITY_ABOVE_LIMIT, order.quantity(), most)
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

    /// What a person sends without an id of its own; an id says that it is another order.
    static boolean mayBeDuplicate(SubmitOrder order) {
        return order.strategy().isEmpty() && order.clientOrderId().isEmpty();
    }

    static PlainAccount.Sameness sameness(SubmitOrder order) {
        OrderTerms terms = order.terms();
        return new PlainAccount.Sameness(
                order.instrument(),
                order.side(),
                order.type(),
                order.quantity(),
                java.util.List.of(
                        order.limitPrice(), terms.stopPrice(), terms.trailingTicks(), (long) terms.trailingPpm()));
    }

    /// An order was accepted, so that the same one is known again.
    void remember(SubmitOrder order, PlainAccount account) {
        if (mayBeDuplicate(order) && account.limits.rate().duplicateNanos() > 0) {
            account.recentOrders.addLast(new PlainAccount.RecentOrder(sameness(order), state.nowNanos));
        }
    }

    private @Nullable Refusal duplicate(Check check) {
        long span = check.account.limits.rate().duplicateNanos();
        if (span == 0 || !mayBeDuplicate(check.order) || !check.isNew) {
            return null;
        }
        var recent = check.account.recentOrders;
        while (!recent.isEmpty() && state.nowNanos - recent.getFirst().timeNanos() >= span) {
            recent.removeFirst();
        }
        PlainAccount.Sameness sameness = sameness(check.order);
        long since = -1;
        for (PlainAccount.RecentOrder order : recent) {
            if (order.sameness().equals(sameness)) {
                since = Math.max(0, state.nowNanos - order.timeNanos());
            }
        }
        return since < 0 ? null : new Refusal(DUPLICATE_ORDER, since, span);
    }

    private @Nullable Refusal exitedTrade(Check check) {
        SubmitOrder order = check.order;
        PlainTrade trade = check.exited;
        if (trade == null
                || trade.owner != check.account
                || trade.market != check.market
                || trade.side == order.side()) {
            boolean ended = trade == null && state.hasEnded(order.tradeId());
            return new Refusal(ended ? TRADE_NOT_OPEN : TRADE_UNKNOWN, order.tradeId(), 0);
        }
        if (trade.open() == 0) {
            return new Refusal(TRADE_NOT_OPEN, order.tradeId(), 0);
        }
        long most = check.gatewayExit ? trade.open() : state.exitable(trade) + check.replaced.lots();
        return order.quantity() > most ? new Refusal(QUANTITY_ABOVE_MAXIMUM, order.quantity(), most) : null;
    }

    /// Reduce-only, the account's state, locks.
    private @Nullable Refusal permission(Check check) {
        SubmitOrder order = check.order;
        long reducible = Math.max(0, reducibleWith(check));
        check.reduces = order.tradeId() != 0
                || order.quantity() <= reducible
                || (check.replaced.reduced() && check.replaced.onlyLess());
        if (order.terms().reduceOnly() && order.tradeId() == 0 && order.quantity() > reducible) {
            return new Refusal(REDUCE_ONLY_WOULD_INCREASE, order.quantity(), reducible);
        }
        if (check.reduces || check.replaced.onlyLess()) {
            return null;
        }
        if (check.account.state != TradingState.ACTIVE) {
            return new Refusal(TRADING_STATE_FORBIDS, 1, 0);
        }
        for (TradingLock lock : check.account.locks) {
            boolean ofInstrument = lock.instrument() == -1 || lock.instrument() == order.instrument();
            boolean ofSide = lock.side() == null || lock.side() == order.side();
            if (ofInstrument && ofSide && lock.untilNanos() > state.nowNanos) {
                return new Refusal(ENTRIES_LOCKED, lock.lockId(), lock.untilNanos());
            }
        }
        return null;
    }

    /// The position less what other open orders of that side would take.
    private long reducibleWith(Check check) {
        long position = state.positionLots(check.account, check.market);
        long against = check.buys() ? -position : position;
        long others = state.openLots(check.account, check.market, check.order.side()) - check.replaced.lots();
        return against - others;
    }

    private @Nullable Refusal reference(Check check) {
        long oldest = check.account.limits.maximumReferenceAgeNanos();
        if (check.market.doubledReference() == 0) {
            return new Refusal(REFERENCE_PRICE_MISSING, -1, oldest);
        }
        long age = Math.max(0, state.nowNanos - check.market.referenceNanos());
        return age > oldest ? new Refusal(REFERENCE_PRICE_MISSING, age, oldest) : null;
    }

    private static @Nullable Refusal stopPrice(Check check) {
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

    private static @Nullable Refusal collar(Check check) {
        SubmitOrder order = check.order;
        long around = order.type().isConditional() ? 2 * check.stopPrice : check.market.doubledReference();
        long edge = edge(order.side(), check.account.limits.collarPpm(), around);
        if (!order.type().isLimited()) {
            check.bound = edge;
            return null;
        }
        check.bound = order.limitPrice();
        boolean outside = check.buys() ? order.limitPrice() > edge : order.limitPrice() < edge;
        return outside ? new Refusal(PRICE_OUTSIDE_COLLAR, order.limitPrice(), edge) : null;
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

    private static BigInteger fitting(BigInteger money) {
        return PlainMoney.of(money.longValueExact());
    }

    private static @Nullable Refusal value(Check check) {
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
        long worst = check.worth(check.bound, order.quantity()).longValueExact();
        long most = check.account.limits.maximumOrderNotional();
        return !check.gatewayExit && worst > most ? new Refusal(ORDER_VALUE_ABOVE_LIMIT, worst, most) : null;
    }

    private static @Nullable Refusal postOnly(Check check) {
        boolean takes = check.order.terms().postOnly() && check.market.wouldTake(check.order.side(), check.bound);
        long best = check.market.best(check.order.side().opposite());
        return takes ? new Refusal(POST_ONLY_WOULD_TAKE, check.bound, best) : null;
    }

    /// Number of orders; exposure of the instrument, the strategy, the account; leverage.
    private @Nullable Refusal exposure(Check check) {
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

    private @Nullable Refusal exposure(Check check, ExposureLimits limits) {
        BigInteger own = ownAfter(check);
        boolean larger = own.compareTo(ownBefore(check)) > 0;
        if (larger && exceeds(own, limits.instrumentNotional())) {
            return new Refusal(INSTRUMENT_EXPOSURE_ABOVE_LIMIT, own.longValueExact(), limits.instrumentNotional());
        }
        BigInteger more = check.worth(check.bound, check.order.quantity()).subtract(check.replaced.exposure());
        BigInteger ofStrategy =
                state.strategyExposure(check.account, check.order.strategy()).add(more);
        if (more.signum() > 0 && exceeds(ofStrategy, limits.strategyNotional())) {
            return new Refusal(STRATEGY_EXPOSURE_ABOVE_LIMIT, ofStrategy.longValueExact(), limits.strategyNotional());
        }
        BigInteger all = own.add(besides(check));
        if (larger && exceeds(all, limits.accountNotional())) {
            return new Refusal(ACCOUNT_EXPOSURE_ABOVE_LIMIT, all.longValueExact(), limits.accountNotional());
        }
        if (larger && limits.leverageHundredths() != Integer.MAX_VALUE) {
            BigInteger equity = PlainEquities.equity(state, check.account);
            BigInteger leverage = equity.signum() <= 0
                    ? PlainMoney.of(Integer.MAX_VALUE)
                    : PlainMoney.ceiling(all.multiply(PlainMoney.of(100)), equity);
            if (exceeds(leverage, limits.leverageHundredths())) {
                return new Refusal(LEVERAGE_ABOVE_LIMIT, leverage.longValueExact(), limits.leverageHundredths());
            }
        }
        return null;
    }

    private static boolean exceeds(BigInteger measured, long limit) {
        return measured.compareTo(PlainMoney.of(limit)) > 0;
    }

    private BigInteger ownBefore(Check check) {
        return check.worth(
                check.market.reference(), state.worstLots(check.account, check.market, check.order.side(), 0));
    }

    private BigInteger ownAfter(Check check) {
        long more = check.order.quantity() - check.replaced.lots();
        return check.worth(
                check.market.reference(), state.worstLots(check.account, check.market, check.order.side(), more));
    }

    private BigInteger besides(Check check) {
        return state.markets.values().stream()
                .filter(market -> market != check.market)
                .map(market -> PlainEquities.exposure(state, check.account, market))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /// Stop loss and take profit of the trade that the order opens; an exit opens none.
    private static @Nullable Refusal protection(Check check) {
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

    private @Nullable Refusal money(Check check) {
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
        BigInteger needed = notional.add(PlainMoney.fee(notional, check.account.highestFeePpm()));
        if (!PlainMoney.fits(needed)) {
            return new Refusal(ARITHMETIC_OVERFLOW, order.quantity(), 0);
        }
        BigInteger free = state.free(check.account, check.instrument.quote()).add(check.replaced.locked());
        return needed.compareTo(free) > 0
                ? new Refusal(BALANCE_INSUFFICIENT, needed.longValueExact(), free.longValueExact())
                : null;
    }

    private @Nullable Refusal margin(Check check) {
        BigInteger own = ownAfter(check);
        if (own.compareTo(ownBefore(check)) <= 0) {
            return null;
        }
        BigInteger fee =
                PlainMoney.fee(check.worth(check.bound, check.order.quantity()), check.account.highestFeePpm());
        BigInteger needed = PlainMoney.fee(own.add(besides(check)), check.account.margin.initialPpm())
                .add(fee);
        BigInteger equity = PlainEquities.equity(state, check.account);
        return needed.compareTo(equity) > 0
                ? new Refusal(MARGIN_INSUFFICIENT, needed.longValueExact(), equity.longValueExact())
                : null;
    }

    /// A child of a list works once its parent fills: only what it says itself is checked. `entry`: where the
    /// parent is likely to fill, 0 when the child may be on either side of it.
    Verdict child(SubmitOrder order, PlainAccount account, PlainMarket market, long entry) {
        Check check = new Check(order, account, market, Replaced.NOTHING);
        Refusal refusal = PlainTerms.check(order, check.instrument, state.nowNanos);
        if (refusal == null) {
            refusal = quantity(check);
        }
        if (refusal == null) {
            refusal = childPrices(check, entry);
        }
        if (refusal == null && !fits(check.instrument, check.bound, order.quantity())) {
            refusal = new Refusal(ARITHMETIC_OVERFLOW, order.quantity(), 0);
        }
        return refusal != null ? Verdict.refused(refusal) : new Verdict(null, check.bound, check.stopPrice, false);
    }

    private static @Nullable Refusal childPrices(Check check, long entry) {
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
            return outside ? new Refusal(PRICE_OUTSIDE_COLLAR, check.bound, edge) : null;
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

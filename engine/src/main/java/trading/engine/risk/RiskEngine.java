package trading.engine.risk;

import static trading.engine.model.DenyCode.ACCOUNT_EXPOSURE_ABOVE_LIMIT;
import static trading.engine.model.DenyCode.ARITHMETIC_OVERFLOW;
import static trading.engine.model.DenyCode.BALANCE_INSUFFICIENT;
import static trading.engine.model.DenyCode.DUPLICATE_ORDER;
import static trading.engine.model.DenyCode.ENTRIES_LOCKED;
import static trading.engine.model.DenyCode.EXPIRY_IN_THE_PAST;
import static trading.engine.model.DenyCode.INSTRUMENT_EXPOSURE_ABOVE_LIMIT;
import static trading.engine.model.DenyCode.INSTRUMENT_NOT_PERMITTED;
import static trading.engine.model.DenyCode.KILL_SWITCH_ENGAGED;
import static trading.engine.model.DenyCode.LEVERAGE_ABOVE_LIMIT;
import static trading.engine.model.DenyCode.MARGIN_INSUFFICIENT;
import static trading.engine.model.DenyCode.MESSAGE_RATE_ABOVE_LIMIT;
import static trading.engine.model.DenyCode.NOTIONAL_BELOW_MINIMUM;
import static trading.engine.model.DenyCode.OPEN_ORDERS_ABOVE_LIMIT;
import static trading.engine.model.DenyCode.ORDER_QUANTITY_ABOVE_LIMIT;
import static trading.engine.model.DenyCode.ORDER_VALUE_ABOVE_LIMIT;
import static trading.engine.model.DenyCode.POST_ONLY_WOULD_TAKE;
import static trading.engine.model.DenyCode.PRICE_ABOVE_MAXIMUM;
import static trading.engine.model.DenyCode.PRICE_BELOW_MINIMUM;
import static trading.engine.model.DenyCode.PRICE_OUTSIDE_COLLAR;
import static trading.engine.model.DenyCode.QUANTITY_ABOVE_MAXIMUM;
import static trading.engine.model.DenyCode.QUANTITY_BELOW_MINIMUM;
import static trading.engine.model.DenyCode.REDUCE_ONLY_WOULD_INCREASE;
import static trading.engine.model.DenyCode.REFERENCE_PRICE_MISSING;
import static trading.engine.model.DenyCode.RISK_CHECK_FAILED;
import static trading.engine.model.DenyCode.STOP_LOSS_WRONG_SIDE;
import static trading.engine.model.DenyCode.STOP_PRICE_WRONG_SIDE;
import static trading.engine.model.DenyCode.STRATEGY_EXPOSURE_ABOVE_LIMIT;
import static trading.engine.model.DenyCode.TAKE_PROFIT_WRONG_SIDE;
import static trading.engine.model.DenyCode.TERMS_INVALID;
import static trading.engine.model.DenyCode.TRADE_NOT_OPEN;
import static trading.engine.model.DenyCode.TRADE_UNKNOWN;
import static trading.engine.model.DenyCode.TRADING_STATE_FORBIDS;

import trading.engine.message.OrderRequest;
import trading.engine.model.DenyCode;
import trading.engine.model.ExposureLimits;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.KillSwitch;
import trading.engine.model.OrderType;
import trading.engine.model.Permission;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TradingLock;
import trading.engine.model.TradingState;
import trading.engine.position.Holding;
import trading.engine.position.RoundTrip;

/// The checks of one order, in a fixed order (docs/trading-rules.md, section 2); the first that fails is the
/// answer. A measured value above its limit is refused, one equal to it passes.
///
/// Orders that exit a trade are spared the least quantity and the least notional, so that a rest can always
/// be sold. Accounts of the market itself only need numbers that the book can work with.
public final class RiskEngine {
    /// No price is higher, so that prices can be added and compared with a collar without overflow.
    public static final long MAXIMUM_TICKS = 1_000_000_000_000L;

    /// No order is larger, so that the sums of a book fit.
    public static final long MAXIMUM_LOTS = 1_000_000_000_000_000L;

    /// The most that one order of the market itself is worth, in money: a price that is out of its mind must
    /// not bring a trader more than can be counted.
    public static final long MAXIMUM_MARKET_NOTIONAL = 100_000_000_000_000_000L;

    private static final int MILLION = 1_000_000;

    private final Valuation valuation;

    public RiskEngine(Valuation valuation) {
        this.valuation = valuation;
    }

    /// Whether the order may pass; the check then says how. Never throws: a check that fails is a refusal.
    public boolean check(OrderCheck check) {
        check.replacesNothing();
        return run(check);
    }

    /// The same for an order that takes the place of what the check says that it replaces.
    public boolean checkReplacement(OrderCheck check) {
        check.replaces = true;
        return run(check);
    }

    /// The same for a leg of a list of which only one can be filled, after its first.
    public boolean checkLeg(OrderCheck check) {
        check.isLeg = true;
        return checkReplacement(check);
    }

    /// Where the order's entry is likely to be; for what depends on it.
    public static long entryPrice(OrderCheck passed) {
        return likelyEntry(passed);
    }

    /// A child of a list: it will work once its parent fills, so only what it says itself is checked now.
    /// `entry`: where the parent is likely to fill, 0 when the child may be on either side of it.
    public boolean checkChild(OrderCheck check, long entry) {
        begin(check);
        try {
            boolean mayEnter = entry == 0 && !check.request.reduceOnly;
            return checkGate(check)
                    && checkTerms(check)
                    && checkQuantity(check)
                    && (check.risk.account().limits().rate().duplicateNanos() == 0 || checkEarlier(check))
                    && (!mayEnter || checkEntry(check, 0))
                    && checkChildPrices(check, entry)
                    && checkFits(check, check.dearest)
                    && (!mayEnter || checkMost(check));
        } catch (RuntimeException failed) {
            return check.deny(RISK_CHECK_FAILED, 0, 0, 0);
        }
    }

    /// For a child of a list that may add to what the account holds, before more of it begins to work: what
    /// depends on what is open and allowed by then. The request is for all that is to work of it, in the place of
    /// what does.
    public boolean checkActivation(OrderCheck check) {
        check.replaces = true;
        begin(check);
        try {
            return (check.risk.state() != TradingState.HALTED || check.deny(TRADING_STATE_FORBIDS, 2, 0, 0))
                    && checkPermission(check)
                    && checkReference(check)
                    && checkActivationPrice(check)
                    && checkFits(check, check.dearest)
                    && checkExposure(check)
                    && checkMoney(check);
        } catch (RuntimeException failed) {
            return check.deny(RISK_CHECK_FAILED, 0, 0, 0);
        }
    }

    /// A price that would release it at once does so; how far a limit is from the stop was checked before.
    private static boolean checkActivationPrice(OrderCheck check) {
        OrderRequest order = check.request;
        if (!order.type.isConditional()) {
            return checkCollar(check);
        }
        boolean trails = order.type == OrderType.TRAILING_STOP;
        long stop = trails && check.triggerPrice > 0
                ? trailingStop(order.side, check.triggerPrice, order.trailingTicks, order.trailingPpm)
                : order.stopPrice;
        if (stop <= 0 || stop > MAXIMUM_TICKS) {
            return check.deny(REFERENCE_PRICE_MISSING, -1, 0, 0);
        }
        check.stopPrice = stop;
        check.bound = order.type.isLimited() ? order.limitPrice : edge(check, 2 * stop);
        check.dearest = dearest(check);
        return true;
    }

    private static long edge(OrderCheck check, long doubledTicks) {
        int collar = check.risk.account().limits().collarPpm();
        return check.request.side == Side.BUY
                ? ReferencePrice.buyEdge(doubledTicks, collar)
                : ReferencePrice.sellEdge(doubledTicks, collar);
    }

    private static boolean checkChildPrices(OrderCheck check, long entry) {
        OrderRequest order = check.request;
        boolean buy = order.side == Side.BUY;
        check.stopPrice = order.stopPrice;
        long price = order.type.isConditional() ? order.stopPrice : order.limitPrice;
        if (entry > 0 && price > 0) {
            boolean above = order.type.isConditional() ? buy != order.type.takesProfit() : !buy;
            boolean right = above ? price > entry : price < entry;
            if (!right) {
                return check.deny(STOP_PRICE_WRONG_SIDE, price, entry, above ? entry + 1 : entry - 1);
            }
        }
        if (order.type.isLimited()) {
            check.bound = order.limitPrice;
            check.dearest = buy ? order.limitPrice : Math.max(order.limitPrice, order.stopPrice);
            if (order.type.isConditional()) {
                long edge = edge(check, 2 * order.stopPrice);
                boolean outside = buy ? order.limitPrice > edge : order.limitPrice < edge;
                return !outside || check.denySoftly(PRICE_OUTSIDE_COLLAR, order.limitPrice, edge, edge);
            }
            return true;
        }
        long around = order.stopPrice > 0 ? order.stopPrice : entry > 0 ? entry : check.reference.ticks();
        if (around <= 0) {
            return check.deny(REFERENCE_PRICE_MISSING, -1, 0, 0);
        }
        check.bound = edge(check, 2 * around);
        check.dearest = Math.max(check.bound, around);
        return true;
    }

    private static void begin(OrderCheck check) {
        check.code = null;
        check.stopPrice = 0;
        check.reserve = 0;
        check.reduces = false;
        check.usedOverride = false;
    }

    private boolean run(OrderCheck check) {
        begin(check);
        try {
            return check.risk.account().isLiquidity() ? checkLiquidity(check) : checkTrader(check);
        } catch (RuntimeException failed) {
            return check.deny(RISK_CHECK_FAILED, 0, 0, 0);
        }
    }

    private static boolean checkLiquidity(OrderCheck check) {
        OrderRequest order = check.request;
        boolean market = order.type == OrderType.MARKET;
        if (order.type.isConditional() || order.reduceOnly) {
            return check.deny(TERMS_INVALID, 0, 0, 0);
        }
        if (!checkTerms(check) || !checkNumbers(check, 1, MAXIMUM_LOTS)) {
            return false;
        }
        if (order.tradeId != 0) {
            return check.deny(TRADE_UNKNOWN, order.tradeId, 0, 0);
        }
        long worst = order.side == Side.BUY ? MAXIMUM_TICKS : 1;
        check.bound = market ? worst : order.limitPrice;
        if (!market && !fitsMarket(check.instrument, check.bound, order.quantity)) {
            return check.deny(ARITHMETIC_OVERFLOW, order.quantity, 0, 0);
        }
        return !order.postOnly || checkPostOnly(check);
    }

    private boolean checkTrader(OrderCheck check) {
        return (check.gatewayExit || (checkGate(check) && checkTerms(check)))
                && checkQuantity(check)
                && (check.gatewayExit || checkDuplicate(check))
                && (check.request.tradeId == 0 || checkExitedTrade(check))
                && (check.gatewayExit || checkPermission(check))
                && checkReference(check)
                && (!check.request.type.isConditional() || checkStopPrice(check))
                && checkCollar(check)
                && checkFits(check, check.dearest)
                && checkValue(check)
                && (!check.request.postOnly || checkPostOnly(check))
                && (check.gatewayExit || checkExposure(check))
                && checkProtection(check)
                && checkMoney(check);
    }

    /// Kill switch, halted, message rate.
    private static boolean checkGate(OrderCheck check) {
        KillSwitch killSwitch = check.killSwitch;
        if (killSwitch != null) {
            return check.deny(KILL_SWITCH_ENGAGED, killSwitch.sinceNanos(), 0, 0);
        }
        if (check.risk.state() == TradingState.HALTED) {
            return check.deny(TRADING_STATE_FORBIDS, 2, 0, 0);
        }
        RateLimits rate = check.risk.account().limits().rate();
        if (rate.messages() > 0 && !check.isCounted) {
            RateWindow messages = check.risk.messages();
            int most = rate.messages() - rate.cancelReserve();
            int sent = check.onlyAsked
                    ? messages.count(check.nowNanos, rate.messageNanos())
                    : messages.within(check.nowNanos, rate.messageNanos());
            if (sent >= most) {
                return check.deny(MESSAGE_RATE_ABOVE_LIMIT, sent + 1L, most, 0);
            }
            if (!check.onlyAsked) {
                messages.add(check.nowNanos);
            }
        }
        return true;
    }

    /// Type, time in force and terms go together.
    private static boolean checkTerms(OrderCheck check) {
        OrderRequest order = check.request;
        if (!order.hasTerms && !order.type.isConditional()) {
            return switch (order.timeInForce) {
                case GTC, IOC, FOK -> true;
                case DAY -> order.type == OrderType.LIMIT || check.deny(TERMS_INVALID, 0, 0, 0);
                case GTD ->
                    order.type == OrderType.LIMIT
                            ? check.deny(EXPIRY_IN_THE_PAST, 0, check.nowNanos, 0)
                            : check.deny(TERMS_INVALID, 0, 0, 0);
            };
        }
        boolean rests = order.timeInForce.rests();
        boolean limit = order.type == OrderType.LIMIT;
        boolean conditional = order.type.isConditional();
        boolean trailing = order.type == OrderType.TRAILING_STOP;
        boolean distance = trailing
                ? (order.trailingTicks > 0) != (order.trailingPpm > 0)
                        && order.trailingTicks >= 0
                        && order.trailingTicks <= MAXIMUM_TICKS
                        && order.trailingPpm >= 0
                        && order.trailingPpm < MILLION
                : order.trailingTicks == 0 && order.trailingPpm == 0;
        boolean stop = (conditional && !trailing)
                ? order.stopPrice > 0 && order.stopPrice <= MAXIMUM_TICKS
                : order.stopPrice == 0;
        boolean time = switch (order.type) {
            case MARKET -> !rests || order.timeInForce == TimeInForce.GTC;
            case LIMIT -> true;
            default -> rests;
        };
        boolean display = order.displayQuantity == 0
                || (limit
                        && rests
                        && order.displayQuantity >= check.instrument.minimumLots()
                        && order.displayQuantity <= order.quantity);
        boolean reduceOnly =
                !order.reduceOnly || (!order.opensTrade && order.stopLossPrice == 0 && order.takeProfitPrice == 0);
        if (!distance || !stop || !time || !display || !reduceOnly || (order.postOnly && !(limit && rests))) {
            return check.deny(TERMS_INVALID, 0, 0, 0);
        }
        if (order.timeInForce == TimeInForce.GTD) {
            return order.expireNanos > check.nowNanos
                    || check.deny(EXPIRY_IN_THE_PAST, order.expireNanos, check.nowNanos, 0);
        }
        return order.expireNanos == 0 || check.deny(TERMS_INVALID, order.expireNanos, 0, 0);
    }

    private static boolean checkQuantity(OrderCheck check) {
        Instrument instrument = check.instrument;
        boolean spared = check.request.tradeId != 0 || check.request.reduceOnly;
        if (!checkNumbers(
                check,
                spared ? 1 : instrument.minimumLots(),
                check.gatewayExit ? MAXIMUM_LOTS : instrument.maximumLots())) {
            return false;
        }
        long most = check.risk.account().limits().maximumOrderLots();
        return check.gatewayExit
                || check.request.quantity <= most
                || check.denySoftly(ORDER_QUANTITY_ABOVE_LIMIT, check.request.quantity, most, most);
    }

    private static boolean checkNumbers(OrderCheck check, long minimumLots, long maximumLots) {
        OrderRequest order = check.request;
        if (order.quantity < minimumLots) {
            return check.deny(QUANTITY_BELOW_MINIMUM, order.quantity, minimumLots, minimumLots);
        }
        if (order.quantity > maximumLots) {
            return check.deny(QUANTITY_ABOVE_MAXIMUM, order.quantity, maximumLots, maximumLots);
        }
        boolean limited = order.type.isLimited();
        long minimumTicks = limited ? 1 : 0;
        long maximumTicks = limited ? MAXIMUM_TICKS : 0;
        if (order.limitPrice < minimumTicks) {
            return check.deny(PRICE_BELOW_MINIMUM, order.limitPrice, minimumTicks, minimumTicks);
        }
        return order.limitPrice <= maximumTicks
                || check.deny(PRICE_ABOVE_MAXIMUM, order.limitPrice, maximumTicks, maximumTicks);
    }

    /// Only for what people send without an id of their own: an id already says that it is another order.
    private static boolean checkDuplicate(OrderCheck check) {
        long span = check.risk.account().limits().rate().duplicateNanos();
        if (span == 0 || !isUnnamed(check.request) || (check.replaces && !check.isLeg)) {
            return true;
        }
        RecentOrders recent = check.risk.recentOrders();
        long since = check.onlyAsked
                ? recent.known(check.request, check.nowNanos, span)
                : recent.since(check.request, check.nowNanos, span);
        return (since < 0 || check.denySoftly(DUPLICATE_ORDER, since, span, 0)) && checkEarlier(check);
    }

    /// No order of a list is the same as one before it.
    private static boolean checkEarlier(OrderCheck check) {
        for (int i = 0; i < check.earlier.size(); i++) {
            OrderRequest other = check.earlier.get(i).request;
            if (isUnnamed(check.request) && isUnnamed(other) && RecentOrders.isSame(check.request, other)) {
                long span = check.risk.account().limits().rate().duplicateNanos();
                return check.denySoftly(DUPLICATE_ORDER, 0, span, 0);
            }
        }
        return true;
    }

    /// From a person, who gave it no id.
    private static boolean isUnnamed(OrderRequest order) {
        return order.isManual() && order.clientOrderId.isEmpty();
    }

    private static boolean checkExitedTrade(OrderCheck check) {
        OrderRequest order = check.request;
        RoundTrip trade = check.exit;
        if (trade == null
                || trade.account() != order.account
                || trade.instrument() != order.instrument
                || trade.side() == order.side) {
            return check.deny(trade == null && check.exitEnded ? TRADE_NOT_OPEN : TRADE_UNKNOWN, order.tradeId, 0, 0);
        }
        if (trade.openQuantity() == 0) {
            return check.deny(TRADE_NOT_OPEN, order.tradeId, 0, 0);
        }
        long exitable = check.gatewayExit ? trade.openQuantity() : trade.exitableQuantity() + check.replacedLots;
        return order.quantity <= exitable || check.deny(QUANTITY_ABOVE_MAXIMUM, order.quantity, exitable, exitable);
    }

    /// Reduce-only, the account's state, locks.
    private static boolean checkPermission(OrderCheck check) {
        OrderRequest order = check.request;
        Holding holding = check.holding;
        long reducible = holding == null ? 0 : holding.reducible(order.side, check.replacedLots);
        boolean stillReduces = check.replaces && check.wasReducing && check.onlyLess;
        check.reduces = order.tradeId != 0 || order.quantity <= reducible || stillReduces;
        if (order.reduceOnly && order.tradeId == 0 && order.quantity > reducible) {
            return check.deny(REDUCE_ONLY_WOULD_INCREASE, order.quantity, reducible, reducible);
        }
        return check.reduces || check.onlyLess || checkEntry(check, reducible);
    }

    /// The account's state, locks, lists of instruments.
    private static boolean checkEntry(OrderCheck check, long reducible) {
        OrderRequest order = check.request;
        if (check.risk.state() != TradingState.ACTIVE) {
            return check.deny(TRADING_STATE_FORBIDS, 1, 0, reducible);
        }
        TradingLock lock = check.risk.lockOf(order.instrument, order.side, check.nowNanos);
        if (lock != null) {
            return check.deny(ENTRIES_LOCKED, lock.lockId(), lock.untilNanos(), reducible);
        }
        return checkPermitted(check, reducible);
    }

    private static boolean checkPermitted(OrderCheck check, long reducible) {
        OrderRequest order = check.request;
        Permission list = check.risk.leavingOut(order.instrument, order.strategy);
        return list == null
                || check.deny(
                        INSTRUMENT_NOT_PERMITTED,
                        order.instrument,
                        list.instruments().size(),
                        reducible);
    }

    private static boolean checkReference(OrderCheck check) {
        long oldest = check.risk.account().limits().maximumReferenceAgeNanos();
        if (!check.reference.exists()) {
            return check.deny(REFERENCE_PRICE_MISSING, -1, oldest, 0);
        }
        long age = Math.max(0, check.nowNanos - check.reference.timeNanos());
        return age <= oldest || check.deny(REFERENCE_PRICE_MISSING, age, oldest, 0);
    }

    /// Where a conditional order is released, and that the price is not there yet.
    private static boolean checkStopPrice(OrderCheck check) {
        OrderRequest order = check.request;
        long price = check.triggerPrice;
        if (price <= 0) {
            return check.deny(REFERENCE_PRICE_MISSING, -1, 0, 0);
        }
        boolean buy = order.side == Side.BUY;
        if (order.type == OrderType.TRAILING_STOP) {
            long stop = trailingStop(order.side, price, order.trailingTicks, order.trailingPpm);
            if (stop <= 0 || stop > MAXIMUM_TICKS) {
                return check.deny(STOP_PRICE_WRONG_SIDE, stop, price, 0);
            }
            check.stopPrice = stop;
            return true;
        }
        check.stopPrice = order.stopPrice;
        boolean rising = buy != order.type.takesProfit();
        boolean waits = rising ? order.stopPrice > price : order.stopPrice < price;
        return waits || check.deny(STOP_PRICE_WRONG_SIDE, order.stopPrice, price, rising ? price + 1 : price - 1);
    }

    /// Where a trailing stop stands while the market is at `price`.
    public static long trailingStop(Side side, long price, long trailingTicks, int trailingPpm) {
        long distance = trailingTicks;
        if (trailingPpm > 0) {
            distance = Math.ceilDiv(Math.multiplyExact(price, (long) trailingPpm), MILLION);
        }
        return side == Side.BUY ? price + distance : price - distance;
    }

    private static boolean checkCollar(OrderCheck check) {
        OrderRequest order = check.request;
        int collar = check.risk.account().limits().collarPpm();
        boolean buy = order.side == Side.BUY;
        long edge;
        if (order.type.isConditional()) {
            long doubled = 2 * check.stopPrice;
            edge = buy ? ReferencePrice.buyEdge(doubled, collar) : ReferencePrice.sellEdge(doubled, collar);
        } else {
            edge = buy ? check.reference.buyEdge(collar) : check.reference.sellEdge(collar);
        }
        check.bound = order.type.isLimited() ? order.limitPrice : edge;
        check.dearest = dearest(check);
        boolean outside = buy ? check.bound > edge : check.bound < edge;
        return !outside || check.denySoftly(PRICE_OUTSIDE_COLLAR, check.bound, edge, edge);
    }

    /// A buy pays its bound at the most. A sell takes that at the least: it is likely to trade where the
    /// market is, or where it is released.
    private static long dearest(OrderCheck check) {
        if (check.request.side == Side.BUY || check.gatewayExit) {
            return check.bound;
        }
        long likely = check.request.type.isConditional()
                ? check.stopPrice
                : Math.max(check.bestOpposite, check.reference.ticks());
        return Math.max(check.bound, likely);
    }

    private static boolean checkFits(OrderCheck check, long price) {
        return fits(check.instrument, price, check.request.quantity)
                || check.deny(ARITHMETIC_OVERFLOW, check.request.quantity, 0, 0);
    }

    private static boolean checkValue(OrderCheck check) {
        OrderRequest order = check.request;
        Instrument instrument = check.instrument;
        long least = order.tradeId != 0 || check.reduces ? 0 : instrument.minimumNotional();
        long likely = likelyPrice(check);
        long value = instrument.notional(likely, order.quantity);
        if (value < least) {
            return check.deny(NOTIONAL_BELOW_MINIMUM, value, least, lotsWorth(instrument, likely, least, true));
        }
        return check.gatewayExit || checkMost(check);
    }

    private static boolean checkMost(OrderCheck check) {
        long most = check.risk.account().limits().maximumOrderNotional();
        long worst = check.instrument.notional(check.dearest, check.request.quantity);
        return worst <= most
                || check.denySoftly(
                        ORDER_VALUE_ABOVE_LIMIT, worst, most, lotsWorth(check.instrument, check.dearest, most, false));
    }

    private static long likelyPrice(OrderCheck check) {
        if (check.request.type.isLimited()) {
            return check.bound;
        }
        return check.request.type.isConditional() ? check.stopPrice : check.reference.ticks();
    }

    /// How many lots at that price are worth that money.
    private static long lotsWorth(Instrument instrument, long price, long money, boolean up) {
        long one = instrument.notional(price, 1);
        if (one <= 0 || money <= 0) {
            return 0;
        }
        return up ? Math.ceilDiv(money, one) : money / one;
    }

    private static boolean checkPostOnly(OrderCheck check) {
        long best = check.bestOpposite;
        boolean buy = check.request.side == Side.BUY;
        boolean takes = best > 0 && (buy ? best <= check.bound : best >= check.bound);
        return !takes || check.deny(POST_ONLY_WOULD_TAKE, check.bound, best, buy ? best - 1 : best + 1);
    }

    private boolean checkExposure(OrderCheck check) {
        RiskLimits limits = check.risk.account().limits();
        ExposureLimits exposure = limits.exposure();
        int open = check.risk.openOrders();
        if (!check.replaces && open + check.orders > exposure.openOrders()) {
            return check.deny(OPEN_ORDERS_ABOVE_LIMIT, (long) open + check.orders, exposure.openOrders(), 0);
        }
        if (check.reduces) {
            return true;
        }
        return (exposure.instrumentNotional() == Long.MAX_VALUE || checkInstrument(check, exposure))
                && (exposure.strategyNotional() == Long.MAX_VALUE || checkStrategy(check, exposure))
                && (exposure.accountNotional() == Long.MAX_VALUE || checkAccount(check, exposure))
                && (exposure.leverageHundredths() == Integer.MAX_VALUE || checkLeverage(check, exposure));
    }

    private boolean checkInstrument(OrderCheck check, ExposureLimits limits) {
        check.besides = 0;
        return isKept(check, INSTRUMENT_EXPOSURE_ABOVE_LIMIT, limits.instrumentNotional());
    }

    private boolean checkStrategy(OrderCheck check, ExposureLimits limits) {
        if (!enlarges(check, STRATEGY_EXPOSURE_ABOVE_LIMIT, check.request.quantity)) {
            return true;
        }
        int quoteAsset = valuation.quoteAsset(check.instrument.id());
        check.besides = valuation.exposureBesides(check.seat, quoteAsset);
        check.within = Math.subtractExact(check.seat.exposure(quoteAsset).total(), check.replacedNotional);
        return isKept(check, STRATEGY_EXPOSURE_ABOVE_LIMIT, limits.strategyNotional());
    }

    private boolean checkAccount(OrderCheck check, ExposureLimits limits) {
        if (!enlarges(check, ACCOUNT_EXPOSURE_ABOVE_LIMIT, check.request.quantity)) {
            return true;
        }
        check.besides = valuation.exposureBesides(check.risk.account(), check.instrument.id());
        return isKept(check, ACCOUNT_EXPOSURE_ABOVE_LIMIT, limits.accountNotional());
    }

    private boolean checkLeverage(OrderCheck check, ExposureLimits limits) {
        if (!enlarges(check, LEVERAGE_ABOVE_LIMIT, check.request.quantity)) {
            return true;
        }
        check.besides = valuation.exposureBesides(check.risk.account(), check.instrument.id());
        check.equity = valuation.equity(check.risk.account());
        return isKept(check, LEVERAGE_ABOVE_LIMIT, limits.leverageHundredths());
    }

    /// One of the rules that hold for orders which make something larger.
    private boolean isKept(OrderCheck check, DenyCode rule, long limit) {
        long lots = check.request.quantity;
        if (!enlarges(check, rule, lots)) {
            return true;
        }
        if (!isPriced(check)) {
            return check.deny(REFERENCE_PRICE_MISSING, -1, 0, 0);
        }
        long measured = measured(check, rule, lots);
        if (measured <= limit) {
            return true;
        }
        long wouldPass = mostLots(check, rule, limit);
        return rule == MARGIN_INSUFFICIENT
                ? check.deny(rule, measured, limit, wouldPass)
                : check.denySoftly(rule, measured, limit, wouldPass);
    }

    /// Whether all that the rule adds up can be told in the home asset.
    private boolean isPriced(OrderCheck check) {
        check.quotePrice = valuation.price(valuation.quoteAsset(check.instrument.id()));
        return check.quotePrice > 0 && check.besides != Valuation.UNKNOWN;
    }

    /// Money of the order's quote asset in the home asset, rounded up.
    private static long atHome(OrderCheck check, long money) {
        return check.quotePrice == FixedPoint.ONE ? money : Bounded.scaledUp(money, check.quotePrice, FixedPoint.ONE);
    }

    private static boolean passes(OrderCheck check, DenyCode rule, long limit, long lots) {
        return !enlarges(check, rule, lots) || measured(check, rule, lots) <= limit;
    }

    /// Fewer lots never make more of anything, so the most that pass are found by halving. To be called for an
    /// order that does not pass.
    private static long mostLots(OrderCheck check, DenyCode rule, long limit) {
        long low = 0;
        long high = check.request.quantity - 1;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            if (passes(check, rule, limit, middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// Whether the order, were it for so many lots, would make what the rule is about larger than it is.
    private static boolean enlarges(OrderCheck check, DenyCode rule, long lots) {
        if (rule != STRATEGY_EXPOSURE_ABOVE_LIMIT) {
            return worstLots(check, lots - check.replacedLots) > worstLots(check, 0);
        }
        Holding holding = check.holding;
        boolean reduces = holding != null && lots <= holding.reducible(check.request.side, check.replacedLots);
        return !reduces && check.instrument.notional(check.dearest, lots) > replacedValue(check);
    }

    /// The largest that the position can become with `more` lots of the order's side.
    private static long worstLots(OrderCheck check, long more) {
        Holding holding = check.holding;
        return holding == null ? more : holding.worstLots(check.request.side, more);
    }

    /// What the rule compares with its limit, were the order for so many lots. Money is of the home asset.
    private static long measured(OrderCheck check, DenyCode rule, long lots) {
        if (rule == STRATEGY_EXPOSURE_ABOVE_LIMIT) {
            long money = Bounded.sum(check.within, check.instrument.notional(check.dearest, lots));
            return Bounded.sum(atHome(check, money), check.besides);
        }
        long position = worstLots(check, lots - check.replacedLots);
        long own = atHome(check, check.instrument.notional(check.reference.ticks(), position));
        if (rule == INSTRUMENT_EXPOSURE_ABOVE_LIMIT) {
            return own;
        }
        long all = Bounded.sum(own, check.besides);
        if (rule == ACCOUNT_EXPOSURE_ABOVE_LIMIT) {
            return all;
        }
        if (rule == LEVERAGE_ABOVE_LIMIT) {
            return check.equity <= 0 ? Integer.MAX_VALUE : Bounded.scaledUp(all, 100, check.equity);
        }
        long fee = Fees.roundedUp(check.instrument.notional(check.dearest, lots), check.feePpm);
        return Bounded.sum(Fees.roundedUp(all, check.risk.account().margin().initialPpm()), atHome(check, fee));
    }

    /// What the order that is replaced counts for, at the price at which its replacement is valued when both
    /// have the same bound: one that asks for less must not look like more.
    private static long replacedValue(OrderCheck check) {
        boolean sameBound = check.replacedNotional == check.instrument.notional(check.bound, check.replacedLots);
        return sameBound ? check.instrument.notional(check.dearest, check.replacedLots) : check.replacedNotional;
    }

    /// Stop and target are measured against the price at which the entry is likely to fill: the limit, or
    /// the market where that is better than the limit. An exit opens nothing that they could protect.
    private static boolean checkProtection(OrderCheck check) {
        OrderRequest order = check.request;
        long stop = order.stopLossPrice;
        long target = order.takeProfitPrice;
        if (stop == 0 && target == 0) {
            return true;
        }
        long entry = order.tradeId != 0 ? 0 : likelyEntry(check);
        boolean buy = order.side == Side.BUY;
        boolean stopIsRight = stop > 0 && stop <= MAXIMUM_TICKS && (buy ? stop < entry : stop > entry);
        boolean targetIsRight = target > 0 && target <= MAXIMUM_TICKS && (buy ? target > entry : target < entry);
        if (stop != 0 && (entry == 0 || !stopIsRight)) {
            return check.deny(STOP_LOSS_WRONG_SIDE, stop, entry, buy ? entry - 1 : entry + 1);
        }
        return target == 0
                || (entry != 0 && targetIsRight)
                || check.deny(TAKE_PROFIT_WRONG_SIDE, target, entry, buy ? entry + 1 : entry - 1);
    }

    private static long likelyEntry(OrderCheck check) {
        OrderRequest order = check.request;
        if (order.type.isConditional()) {
            return order.type.isLimited() ? order.limitPrice : check.stopPrice;
        }
        if (order.type == OrderType.MARKET) {
            return check.reference.ticks();
        }
        return order.side == Side.BUY
                ? Math.min(order.limitPrice, check.reference.ticks())
                : Math.max(order.limitPrice, check.reference.ticks());
    }

    private boolean checkMoney(OrderCheck check) {
        return check.risk.account().isMargin() ? checkMargin(check) : checkBalance(check);
    }

    private static boolean checkBalance(OrderCheck check) {
        OrderRequest order = check.request;
        Instrument instrument = check.instrument;
        if (order.side == Side.SELL) {
            long free = Math.max(0, check.freeBase + check.replacedReserve) / instrument.lotSize();
            check.reserve = instrument.baseUnits(order.quantity);
            return order.quantity <= free || check.deny(BALANCE_INSUFFICIENT, order.quantity, free, free);
        }
        long notional = instrument.notional(check.bound, order.quantity);
        int feePpm = check.feePpm;
        long fee = Fees.roundedUp(notional, feePpm);
        if (notional > Long.MAX_VALUE - fee) {
            return check.deny(ARITHMETIC_OVERFLOW, order.quantity, 0, 0);
        }
        long needed = notional + fee;
        long free = check.freeQuote + check.replacedReserve;
        check.reserve = needed;
        return needed <= free
                || check.deny(BALANCE_INSUFFICIENT, needed, free, affordable(instrument, check.bound, feePpm, free));
    }

    /// How many lots, with their fee, that money buys.
    private static long affordable(Instrument instrument, long price, int feePpm, long money) {
        long one = instrument.notional(price, 1);
        if (one <= 0 || money <= 0) {
            return 0;
        }
        long lots = money / one;
        long fee = Fees.roundedUp(instrument.notional(price, lots), feePpm);
        long over = Math.max(0, instrument.notional(price, lots) + fee - money);
        return Math.max(0, lots - Math.ceilDiv(over, one));
    }

    private boolean checkMargin(OrderCheck check) {
        check.reserve = 0;
        if (check.gatewayExit || check.reduces) {
            return true;
        }
        if (!enlarges(check, MARGIN_INSUFFICIENT, check.request.quantity)) {
            return true;
        }
        check.besides = valuation.exposureBesides(check.risk.account(), check.instrument.id());
        check.equity = valuation.equity(check.risk.account());
        return isKept(check, MARGIN_INSUFFICIENT, check.equity);
    }

    /// The same for an order of the market itself, which is smaller than all that traders can own together.
    public static boolean fitsMarket(Instrument instrument, long ticks, long lots) {
        return fits(instrument, ticks, lots) && instrument.notional(ticks, lots) <= MAXIMUM_MARKET_NOTIONAL;
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

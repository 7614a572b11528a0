package trading.engine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trading.engine.core.TradingCore;
import trading.engine.message.Command;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.DenyCode;
import trading.engine.model.Order;
import trading.engine.model.OrderTerms;

/// What a denial says would have passed, passes: the same order with that value, sent to a copy of the core at
/// the same moment, is not denied for the same reason again. Where a limit of value, of what is at risk or of
/// margin is the reason, one lot more is denied. Only where nothing but the denial happened.
class WouldPassTest {
    private static final int RUNS = 80;
    private static final int COMMANDS = 2_000;

    /// All that say what would have passed. Prices beyond all bounds are too rare here: see RiskTest.
    private static final Set<DenyCode> CARRY_ONE = EnumSet.of(
            DenyCode.QUANTITY_BELOW_MINIMUM,
            DenyCode.QUANTITY_ABOVE_MAXIMUM,
            DenyCode.NOTIONAL_BELOW_MINIMUM,
            DenyCode.ORDER_VALUE_ABOVE_LIMIT,
            DenyCode.ORDER_QUANTITY_ABOVE_LIMIT,
            DenyCode.PRICE_OUTSIDE_COLLAR,
            DenyCode.BALANCE_INSUFFICIENT,
            DenyCode.STOP_LOSS_WRONG_SIDE,
            DenyCode.TAKE_PROFIT_WRONG_SIDE,
            DenyCode.STOP_PRICE_WRONG_SIDE,
            DenyCode.POST_ONLY_WOULD_TAKE,
            DenyCode.REDUCE_ONLY_WOULD_INCREASE,
            DenyCode.INSTRUMENT_EXPOSURE_ABOVE_LIMIT,
            DenyCode.STRATEGY_EXPOSURE_ABOVE_LIMIT,
            DenyCode.ACCOUNT_EXPOSURE_ABOVE_LIMIT,
            DenyCode.LEVERAGE_ABOVE_LIMIT,
            DenyCode.MARGIN_INSUFFICIENT,
            DenyCode.TRADING_STATE_FORBIDS,
            DenyCode.ENTRIES_LOCKED,
            DenyCode.INSTRUMENT_NOT_PERMITTED);

    /// The most lots that pass, and not only some that do.
    private static final Set<DenyCode> EXACT = EnumSet.of(
            DenyCode.ORDER_VALUE_ABOVE_LIMIT,
            DenyCode.INSTRUMENT_EXPOSURE_ABOVE_LIMIT,
            DenyCode.STRATEGY_EXPOSURE_ABOVE_LIMIT,
            DenyCode.ACCOUNT_EXPOSURE_ABOVE_LIMIT,
            DenyCode.LEVERAGE_ABOVE_LIMIT,
            DenyCode.MARGIN_INSUFFICIENT);

    private final Map<DenyCode, Integer> tried = new EnumMap<>(DenyCode.class);
    private final Map<DenyCode, Integer> triedMore = new EnumMap<>(DenyCode.class);
    private final Map<DenyCode, Integer> amended = new EnumMap<>(DenyCode.class);
    private final List<String> wrong = new ArrayList<>();

    @Test
    @Timeout(600)
    void what_would_pass_does_pass() {
        for (long seed = 1; seed <= RUNS; seed++) {
            run(seed);
        }
        assertThat(wrong).isEmpty();
        assertThat(tried.keySet()).as("what was tried: %s", tried).containsAll(CARRY_ONE);
        assertThat(triedMore.keySet()).as("one lot more: %s", triedMore).containsAll(EXACT);
        assertThat(amended.keySet()).as("amendments: %s", amended).containsAll(EXACT);
    }

    private void run(long seed) {
        RandomDesk desk = new RandomDesk(seed);
        TradingCore core = new TradingCore();
        Map<Long, Order> orders = new HashMap<>();
        for (int i = 1; i <= COMMANDS; i++) {
            TimedCommand timed = desk.next();
            List<Report> reports = new ArrayList<>();
            core.decide(i, timed.timeNanos(), timed.command(), reports::add);
            reports.forEach(desk::saw);
            reports.forEach(report -> remember(orders, report));
            Report.Denied denied = denied(reports);
            if (reports.size() == 1 && denied != null && EXACT.contains(denied.code())) {
                lookExactly(seed, i, core, timed, denied, orders);
            }
            if (i % 20 == 0 && !orders.isEmpty()) {
                askForMore(seed, i, core, timed.timeNanos(), orders);
            }
            if (timed.command() instanceof SubmitOrder order
                    && reports.size() == 1
                    && denied != null
                    && denied.wouldPass() > 0
                    && (tried.getOrDefault(denied.code(), 0) < 100 || i % 16 == 0)) {
                tried.merge(denied.code(), 1, Integer::sum);
                SubmitOrder better = changed(order, denied);
                List<Report> again = new ArrayList<>();
                TradingCore.decode(core.encode()).decide(i + 1, timed.timeNanos(), better, again::add);
                Report.Denied deniedAgain = denied(again);
                if (deniedAgain != null && deniedAgain.code() == denied.code()) {
                    wrong.add("seed=" + seed + " command=" + i + "\n  " + Comparison.brief(order) + "\n  "
                            + Comparison.brief(denied) + "\n  again " + Comparison.brief(deniedAgain));
                }
            }
        }
    }

    private static void remember(Map<Long, Order> orders, Report report) {
        switch (report) {
            case Report.Accepted(Order order, boolean liquidity) when !liquidity -> orders.put(order.orderId(), order);
            case Report.OrderUpdated(Order order, var event, boolean liquidity)
            when !liquidity -> orders.put(order.orderId(), order);
            case Report.Filled(var fill, Order order, boolean liquidity)
            when !liquidity -> {
                if (order.status().isTerminal()) {
                    orders.remove(order.orderId());
                } else {
                    orders.put(order.orderId(), order);
                }
            }
            case Report.Canceled canceled -> orders.remove(canceled.order().orderId());
            default -> {}
        }
    }

    /// The newest open order is to be ten times what it is, and sometimes a little dearer.
    private void askForMore(long seed, int place, TradingCore core, long timeNanos, Map<Long, Order> orders) {
        Order order = orders.get(Collections.max(orders.keySet()));
        Command more = new Command.AmendOrder(
                order.account(),
                order.orderId(),
                10 * order.orderQuantity(),
                order.type().isLimited() && place % 40 == 0 ? order.limitPrice() + 1 : 0,
                0);
        Report.Denied denied = answer(core, place, timeNanos, more);
        if (denied != null && EXACT.contains(denied.code())) {
            lookExactly(seed, place, core, new TimedCommand(timeNanos, more), denied, orders);
        }
    }

    /// So many lots pass, and one more does not.
    private void lookExactly(
            long seed, int place, TradingCore core, TimedCommand timed, Report.Denied denied, Map<Long, Order> orders) {
        boolean amends = timed.command() instanceof Command.AmendOrder;
        Map<DenyCode, Integer> counted = amends ? amended : triedMore;
        if (counted.getOrDefault(denied.code(), 0) >= 100 && place % 16 != 0) {
            return;
        }
        Command most = withLots(timed.command(), denied.wouldPass(), orders);
        Command more = withLots(timed.command(), denied.wouldPass() + 1, orders);
        if (most == null || more == null) {
            return;
        }
        counted.merge(denied.code(), 1, Integer::sum);
        Report.Denied below = denied.wouldPass() == 0 ? null : answer(core, place, timed.timeNanos(), most);
        boolean isExact = onlyShrinks(more, orders, denied) || answer(core, place, timed.timeNanos(), more) != null;
        if (!isExact || (below != null && below.code() == denied.code())) {
            wrong.add("seed=" + seed + " command=" + place + "\n  " + Comparison.brief(timed) + "\n  "
                    + Comparison.brief(denied) + "\n  "
                    + (below == null ? "one more passes" : Comparison.brief(below)));
        }
    }

    /// What asks for no more than is open, at the same prices, meets other rules.
    private static boolean onlyShrinks(Command command, Map<Long, Order> orders, Report.Denied denied) {
        Order order = orders.get(denied.orderId());
        return command instanceof Command.AmendOrder amend
                && order != null
                && amend.limitPrice() == 0
                && amend.stopPrice() == 0
                && amend.quantity() <= order.orderQuantity();
    }

    private static Report.@Nullable Denied answer(TradingCore core, int place, long timeNanos, Command command) {
        List<Report> reports = new ArrayList<>();
        TradingCore.decode(core.encode()).decide(place + 1, timeNanos, command, reports::add);
        return denied(reports);
    }

    /// The command that asks for `lots` to be open. Null for an order of a list, whose quantity stays.
    private static @Nullable Command withLots(Command command, long lots, Map<Long, Order> orders) {
        if (command instanceof Command.AmendOrder amend) {
            Order order = orders.get(amend.orderId());
            return order == null || order.listId() != 0
                    ? null
                    : new Command.AmendOrder(
                            amend.account(),
                            amend.orderId(),
                            order.filledQuantity() + lots,
                            amend.limitPrice(),
                            amend.stopPrice());
        }
        return command instanceof SubmitOrder order
                ? with(
                        order,
                        lots,
                        order.limitPrice(),
                        order.stopLossPrice(),
                        order.takeProfitPrice(),
                        shown(order.terms(), lots))
                : null;
    }

    /// An iceberg shows no more than there is.
    private static OrderTerms shown(OrderTerms terms, long lots) {
        return new OrderTerms(
                terms.stopPrice(),
                terms.triggerPrice(),
                terms.trailingTicks(),
                terms.trailingPpm(),
                Math.min(terms.displayQuantity(), lots),
                terms.postOnly(),
                terms.reduceOnly(),
                terms.expireNanos(),
                terms.selfTradePrevention());
    }

    private static Report.@Nullable Denied denied(List<Report> reports) {
        return reports.stream()
                .filter(Report.Denied.class::isInstance)
                .map(Report.Denied.class::cast)
                .findFirst()
                .orElse(null);
    }

    /// The order with the price or quantity that would have passed.
    private static SubmitOrder changed(SubmitOrder order, Report.Denied denied) {
        long value = denied.wouldPass();
        return switch (denied.code()) {
            case PRICE_BELOW_MINIMUM, PRICE_ABOVE_MAXIMUM, PRICE_OUTSIDE_COLLAR, POST_ONLY_WOULD_TAKE ->
                with(order, order.quantity(), value, order.stopLossPrice(), order.takeProfitPrice(), order.terms());
            case STOP_LOSS_WRONG_SIDE ->
                with(order, order.quantity(), order.limitPrice(), value, order.takeProfitPrice(), order.terms());
            case TAKE_PROFIT_WRONG_SIDE ->
                with(order, order.quantity(), order.limitPrice(), order.stopLossPrice(), value, order.terms());
            case STOP_PRICE_WRONG_SIDE ->
                with(
                        order,
                        order.quantity(),
                        order.limitPrice(),
                        order.stopLossPrice(),
                        order.takeProfitPrice(),
                        stopAt(order.terms(), value));
            default ->
                with(order, value, order.limitPrice(), order.stopLossPrice(), order.takeProfitPrice(), order.terms());
        };
    }

    private static OrderTerms stopAt(OrderTerms terms, long stopPrice) {
        return new OrderTerms(
                stopPrice,
                terms.triggerPrice(),
                terms.trailingTicks(),
                terms.trailingPpm(),
                terms.displayQuantity(),
                terms.postOnly(),
                terms.reduceOnly(),
                terms.expireNanos(),
                terms.selfTradePrevention());
    }

    private static SubmitOrder with(
            SubmitOrder order, long quantity, long limitPrice, long stopLoss, long takeProfit, OrderTerms terms) {
        return new SubmitOrder(
                order.account(),
                order.instrument(),
                order.clientOrderId(),
                order.strategy(),
                order.side(),
                order.type(),
                order.timeInForce(),
                quantity,
                limitPrice,
                order.tradeId(),
                order.opensTrade(),
                stopLoss,
                takeProfit,
                terms);
    }
}

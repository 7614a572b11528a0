package trading.engine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trading.engine.core.TradingCore;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Report;
import trading.engine.model.DenyCode;
import trading.engine.model.OrderTerms;

/// What a denial says would have passed, passes: the same order with that value, sent to a copy of the core at
/// the same moment, is not denied for the same reason again. Only where nothing but the denial happened.
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

    private final Map<DenyCode, Integer> tried = new EnumMap<>(DenyCode.class);
    private final List<String> wrong = new ArrayList<>();

    @Test
    @Timeout(600)
    void what_would_pass_does_pass() {
        for (long seed = 1; seed <= RUNS; seed++) {
            run(seed);
        }
        assertThat(wrong).isEmpty();
        assertThat(tried.keySet()).as("what was tried: %s", tried).containsAll(CARRY_ONE);
    }

    private void run(long seed) {
        RandomDesk desk = new RandomDesk(seed);
        TradingCore core = new TradingCore();
        for (int i = 1; i <= COMMANDS; i++) {
            TimedCommand timed = desk.next();
            List<Report> reports = new ArrayList<>();
            core.decide(i, timed.timeNanos(), timed.command(), reports::add);
            reports.forEach(desk::saw);
            Report.Denied denied = denied(reports);
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

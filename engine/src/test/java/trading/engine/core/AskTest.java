package trading.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static trading.engine.core.Asked.buy;
import static trading.engine.core.Asked.sell;
import static trading.engine.core.TestCore.ONE;
import static trading.engine.core.TestCore.UNIT;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trading.engine.message.Command;
import trading.engine.message.OrderOutlook;
import trading.engine.message.Report;
import trading.engine.model.Contingency;
import trading.engine.model.DenyCode;
import trading.engine.model.ExposureLimits;
import trading.engine.model.LossLimits;
import trading.engine.model.OrderType;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;

/// What an order would meet, asked without sending it.
class AskTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Set<Integer> TRADERS = Set.of(1, 2, 3);

    private final TestCore market = new TestCore();
    private byte[] before = new byte[0];

    @BeforeEach
    void quote() {
        market.quote(100, 102);
    }

    @AfterEach
    void still_adds_up() {
        market.core.verify();
    }

    private OrderOutlook ask(Asked asked) {
        before = market.core.encode();
        OrderOutlook outlook = market.core.ask(market.now, asked.command());
        assertThat(market.core.encode()).isEqualTo(before);
        return outlook;
    }

    private static DenyCode refusal(OrderOutlook outlook) {
        return ((OrderOutlook.Refused) outlook).denied().code();
    }

    private void rate(RateLimits rate) {
        market.send(new Command.SetRiskLimits(
                ONE,
                new RiskLimits(500_000 * UNIT, 5_000, 100_000, 5 * SECOND, ExposureLimits.NONE, LossLimits.NONE, rate),
                "test",
                "me"));
    }

    @Test
    void of_one_that_would_pass_it_tells_the_worst_price_and_what_would_be_reserved() {
        assertThat(ask(buy(10, OrderType.LIMIT).limit(95)))
                .isEqualTo(new OrderOutlook.Passes(95, 950 * UNIT + 95 * UNIT / 100, 1_000, false, false));
    }

    @Test
    void of_one_that_would_be_refused_it_tells_why_and_what_would_pass() {
        Report.Denied denied = ((OrderOutlook.Refused) ask(sell(3, OrderType.MARKET))).denied();

        assertThat(denied.code()).isEqualTo(DenyCode.BALANCE_INSUFFICIENT);
        assertThat(denied.measured()).isEqualTo(3);
        assertThat(denied.wouldPass()).isZero();
    }

    @Test
    void asking_uses_up_no_message_of_the_rate_and_knows_when_none_is_left() {
        rate(new RateLimits(3, SECOND, 0, 0, 0, 0));
        Asked order = buy(1, OrderType.LIMIT).limit(95);
        for (int i = 0; i < 20; i++) {
            assertThat(ask(order)).isInstanceOf(OrderOutlook.Passes.class);
        }
        for (int i = 0; i < 3; i++) {
            market.send(order.command());
        }

        assertThat(refusal(ask(order))).isEqualTo(DenyCode.MESSAGE_RATE_ABOVE_LIMIT);
        market.now += SECOND;
        assertThat(ask(order)).isInstanceOf(OrderOutlook.Passes.class);
    }

    @Test
    void asking_makes_no_order_a_repetition_and_knows_one() {
        rate(new RateLimits(0, 0, 0, 2 * SECOND, 0, 0));
        Asked order = buy(1, OrderType.LIMIT).limit(95);
        assertThat(ask(order)).isInstanceOf(OrderOutlook.Passes.class);
        assertThat(ask(order)).isInstanceOf(OrderOutlook.Passes.class);
        market.send(order.command());

        assertThat(refusal(ask(order))).isEqualTo(DenyCode.DUPLICATE_ORDER);
        market.now += 2 * SECOND;
        assertThat(ask(order)).isInstanceOf(OrderOutlook.Passes.class);
    }

    @Test
    void of_a_list_it_tells_which_order_would_be_refused() {
        Command.SubmitOrder entry = buy(10, OrderType.LIMIT).limit(95).command();
        Command.SubmitOrder target = sell(10, OrderType.LIMIT).limit(99).command();
        Command.SubmitOrder stop = sell(10, OrderType.STOP).stop(96).command();
        before = market.core.encode();
        OrderOutlook outlook = market.core.ask(
                market.now, new Command.SubmitOrderList(Contingency.BRACKET, List.of(entry, target, stop)));

        assertThat(market.core.encode()).isEqualTo(before);
        assertThat(((OrderOutlook.Refused) outlook).place()).isEqualTo(2);
        assertThat(refusal(outlook)).isEqualTo(DenyCode.STOP_PRICE_WRONG_SIDE);
    }

    /// Asked just before it is sent, the answer is the gate's own; a failure names the seed.
    @Test
    void what_was_said_of_an_order_is_what_becomes_of_it() {
        for (long seed : List.of(1L, 2L, Long.getLong("trading.seed", 3L))) {
            RandomCommands commands = new RandomCommands(seed);
            TradingCore core = new TradingCore();
            EnumSet<DenyCode> refused = EnumSet.noneOf(DenyCode.class);
            int passed = 0;
            long sequence = 0;
            for (Command command : RandomCommands.opening()) {
                core.decide(++sequence, commands.nextTime(), command, report -> {});
            }
            for (int i = 0; i < 6_000; i++) {
                Command command = commands.next();
                long now = commands.nextTime();
                OrderOutlook outlook = null;
                if (command instanceof Command.SubmitOrder order && TRADERS.contains(order.account())) {
                    String hash = i % 50 == 0 ? core.stateHash() : "";
                    outlook = core.ask(now, order);
                    assertThat(hash.isEmpty() ? "" : core.stateHash()).isEqualTo(hash);
                }
                List<Report> reports = new ArrayList<>();
                core.decide(++sequence, now, command, reports::add);
                reports.forEach(commands::saw);
                if (outlook == null || reports.stream().anyMatch(Report.Duplicate.class::isInstance)) {
                    continue;
                }
                List<Report.Denied> denied = TestCore.of(Report.Denied.class, reports);
                String what = "seed=" + seed + " sequence=" + sequence + " command=" + command;
                if (outlook instanceof OrderOutlook.Refused(var foreseen, var place)) {
                    assertThat(denied).as(what).contains(foreseen);
                    refused.add(foreseen.code());
                } else {
                    assertThat(denied).as(what).noneMatch(each -> each.orderId() == 0);
                    passed++;
                }
            }
            assertThat(passed).as("seed=%d", seed).isGreaterThan(500);
            assertThat(refused).as("seed=%d", seed).hasSizeGreaterThan(6);
        }
    }
}

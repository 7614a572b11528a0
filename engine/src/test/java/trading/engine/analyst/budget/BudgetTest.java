package trading.engine.analyst.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.FailureCode;
import trading.engine.analyst.budget.Reserving.Refused;
import trading.engine.analyst.budget.Reserving.Reservation;
import trading.engine.chain.ChainDamagedException;

class BudgetTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long DAY = 1_440 * MINUTE;
    private static final long NOON = 20_000 * DAY + DAY / 2;
    /// 3 and 15 a million tokens: 300 and 1,500 units a token.
    private static final ModelPrice PRICE = new ModelPrice(300_000_000L, 1_500_000_000L);
    private static final BudgetLimits WIDE =
            new BudgetLimits(1L << 40, 1L << 40, 1L << 40, 1L << 40, 1L << 40, 1L << 40, 1_000_000);

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(NOON);

    @Test
    void a_call_takes_the_worst_and_gives_back_what_it_did_not_cost() throws Exception {
        try (Budget budget = open(WIDE)) {
            Reservation reservation = (Reservation) budget.reserve("ema", 1_000, 100);
            assertThat(reservation.most()).isEqualTo(new CallCost(1_000, 100, 450_000));
            assertThat(budget.view().money()).isEqualTo(450_000);
            assertThat(budget.view().reservedMoney()).isEqualTo(450_000);
            assertThat(budget.view().callsUnderWay()).isEqualTo(1);

            assertThat(budget.settle(reservation, 400, 20)).isEqualTo(new CallCost(400, 20, 150_000));

            BudgetView view = budget.view();
            assertThat(view.money()).isEqualTo(150_000);
            assertThat(view.tokens()).isEqualTo(420);
            assertThat(view.reservedMoney()).isZero();
            assertThat(view.strategies()).containsExactly(new BudgetView.StrategySpending("ema", 150_000, 420));
        }
    }

    @Test
    void other_limits_and_prices_hold_from_the_next_call_on_and_nothing_spent_is_forgotten() throws Exception {
        try (Budget budget = open(WIDE)) {
            Reservation dear = (Reservation) budget.reserve("ema", 1_000, 100);
            BudgetLimits less = new BudgetLimits(1L << 40, 1L << 40, 450_000, 1L << 40, 1L << 40, 1L << 40, 100);
            budget.accept(less, new ModelPrice(0, 1_000_000));

            assertThat(budget.reserve("ema", 1_000, 100)).isInstanceOf(Refused.class);
            assertThat(budget.settle(dear, 400, 20)).isEqualTo(new CallCost(400, 20, 150_000));
            Reservation cheap = (Reservation) budget.reserve("ema", 1_000, 100);
            assertThat(cheap.most().money()).isEqualTo(100);
            assertThat(budget.view().money()).isEqualTo(150_100);
            assertThat(budget.view().limits()).isEqualTo(less);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // call money, tokens, day money, tokens, strategy money, tokens, calls → the first call of 1,000 + 100 tokens
        "450000, 1100, 450000, 1100, 450000, 1100, 1, ",
        "449999, 1100, 450000, 1100, 450000, 1100, 1, BUDGET_CALL_MONEY",
        "450000, 1099, 450000, 1100, 450000, 1100, 1, BUDGET_CALL_TOKENS",
        "450000, 1100, 449999, 1100, 450000, 1100, 1, BUDGET_DAY_MONEY",
        "450000, 1100, 450000, 1099, 450000, 1100, 1, BUDGET_DAY_TOKENS",
        "450000, 1100, 450000, 1100, 449999, 1100, 1, BUDGET_STRATEGY_MONEY",
        "450000, 1100, 450000, 1100, 450000, 1099, 1, BUDGET_STRATEGY_TOKENS",
        "450000, 1100, 450000, 1100, 450000, 1100, 0, BUDGET_CALL_RATE",
    })
    void each_limit_lets_the_last_unit_through_and_refuses_the_next(
            long callMoney,
            long callTokens,
            long dayMoney,
            long dayTokens,
            long strategyMoney,
            long strategyTokens,
            int calls,
            FailureCode expected)
            throws Exception {
        BudgetLimits limits =
                new BudgetLimits(callMoney, callTokens, dayMoney, dayTokens, strategyMoney, strategyTokens, calls);
        try (Budget budget = open(limits)) {
            Reserving reserving = budget.reserve("ema", 1_000, 100);

            assertThat(reserving instanceof Refused refused ? refused.code() : null)
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_refusal_says_what_was_spent_what_the_call_may_cost_and_the_limit() throws Exception {
        try (Budget budget = open(new BudgetLimits(1 << 20, 1 << 20, 700_000, 1 << 20, 1 << 20, 1 << 20, 10))) {
            budget.reserve("ema", 1_000, 100);

            assertThat(budget.reserve("rsi", 1_000, 100))
                    .isEqualTo(new Refused(
                            FailureCode.BUDGET_DAY_MONEY,
                            "budget: BUDGET_DAY_MONEY: spent=450000 call=450000 limit=700000"));
        }
    }

    @Test
    void one_strategy_cannot_spend_what_is_another_ones() throws Exception {
        try (Budget budget = open(new BudgetLimits(1 << 20, 1 << 20, 1 << 20, 1 << 20, 450_000, 1 << 20, 10))) {
            assertThat(budget.reserve("ema", 1_000, 100)).isInstanceOf(Reservation.class);
            assertThat(budget.reserve("ema", 1_000, 100)).isInstanceOf(Refused.class);
            assertThat(budget.reserve("rsi", 1_000, 100)).isInstanceOf(Reservation.class);
        }
    }

    @Test
    void without_a_price_nothing_is_called() throws Exception {
        try (Budget budget = Budget.open(ledger(), WIDE, null, clock::get)) {
            assertThat(budget.reserve("ema", 1, 1))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(FailureCode.PRICE_UNKNOWN));
        }
    }

    @Test
    void a_model_of_ones_own_costs_tokens_only() throws Exception {
        BudgetLimits noMoney = new BudgetLimits(0, 2_000, 0, 2_000, 0, 2_000, 10);
        try (Budget budget = Budget.open(ledger(), noMoney, new ModelPrice(0, 0), clock::get)) {
            assertThat(budget.reserve("ema", 1_000, 1_000)).isInstanceOf(Reservation.class);
            assertThat(budget.reserve("ema", 1, 0)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void money_is_rounded_up_and_never_overflows_to_less() {
        assertThat(new ModelPrice(1, 0).of(1, 0).money()).isEqualTo(1);
        assertThat(new ModelPrice(1_000_000, 0).of(3, 0).money()).isEqualTo(3);
        assertThat(new ModelPrice(Long.MAX_VALUE, Long.MAX_VALUE)
                        .of(Long.MAX_VALUE, Long.MAX_VALUE)
                        .money())
                .isEqualTo(ModelPrice.BEYOND);
    }

    @Test
    void the_rate_of_calls_is_over_the_last_minute() throws Exception {
        try (Budget budget = open(new BudgetLimits(1L << 40, 1 << 20, 1L << 40, 1 << 20, 1L << 40, 1 << 20, 2))) {
            budget.release((Reservation) budget.reserve("ema", 1, 1));
            clock.addAndGet(MINUTE / 2);
            budget.release((Reservation) budget.reserve("ema", 1, 1));

            clock.set(NOON + MINUTE - 1);
            assertThat(budget.reserve("ema", 1, 1)).isInstanceOf(Refused.class);
            clock.set(NOON + MINUTE);
            assertThat(budget.reserve("ema", 1, 1)).isInstanceOf(Reservation.class);
        }
    }

    @Test
    void a_new_day_begins_at_nothing_and_a_clock_set_back_brings_none_again() throws Exception {
        try (Budget budget = open(new BudgetLimits(1 << 20, 1 << 20, 450_000, 1 << 20, 1 << 20, 1 << 20, 10))) {
            budget.reserve("ema", 1_000, 100);
            assertThat(budget.reserve("ema", 1_000, 100)).isInstanceOf(Refused.class);

            clock.addAndGet(DAY / 2);
            assertThat(budget.reserve("ema", 1_000, 100)).isInstanceOf(Reservation.class);
            clock.addAndGet(-DAY / 2);
            assertThat(budget.reserve("ema", 1_000, 100)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void what_is_settled_after_midnight_does_not_make_the_new_day_richer() throws Exception {
        try (Budget budget = open(WIDE)) {
            Reservation yesterday = (Reservation) budget.reserve("ema", 1_000, 100);
            clock.addAndGet(DAY);
            budget.reserve("ema", 10, 0);

            budget.settle(yesterday, 1, 1);

            assertThat(budget.view().money()).isEqualTo(3_000);
        }
    }

    @Test
    void spending_outlives_a_restart_and_what_was_never_settled_counts_as_spent() throws Exception {
        try (Budget budget = open(WIDE)) {
            budget.settle((Reservation) budget.reserve("ema", 1_000, 100), 400, 20);
            budget.reserve("rsi", 1_000, 100);
        }

        try (Budget budget = open(WIDE)) {
            BudgetView view = budget.view();
            assertThat(view.money()).isEqualTo(150_000 + 450_000);
            assertThat(view.callsUnderWay()).isZero();
            assertThat(view.callsInLastMinute()).isEqualTo(2);
            assertThat(view.strategies())
                    .containsExactly(
                            new BudgetView.StrategySpending("ema", 150_000, 420),
                            new BudgetView.StrategySpending("rsi", 450_000, 1_100));
        }
    }

    @Test
    void a_ledger_that_was_changed_is_not_opened() throws Exception {
        try (Budget budget = open(WIDE)) {
            budget.reserve("ema", 1_000, 100);
        }
        Files.writeString(ledger(), Files.readString(ledger()).replace("450000", "000001"));

        assertThatThrownBy(() -> open(WIDE)).isInstanceOf(ChainDamagedException.class);
    }

    @Test
    void when_the_ledger_cannot_be_written_nothing_is_called() throws Exception {
        Budget budget = open(WIDE);
        Reservation before = (Reservation) budget.reserve("ema", 1_000, 100);
        budget.close();

        assertThat(budget.reserve("ema", 1_000, 100))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(FailureCode.RECORDS_UNAVAILABLE));
        assertThat(budget.settle(before, 1, 1)).isEqualTo(before.most());
        assertThat(budget.view().money()).isEqualTo(450_000);
    }

    @Test
    void fifty_calls_at_once_never_take_more_than_there_is() throws Exception {
        // Room for seven of them, and no more.
        BudgetLimits limits =
                new BudgetLimits(450_000, 1_100, 7 * 450_000 + 449_999, 1 << 20, 1L << 40, 1 << 20, 1_000);
        try (Budget budget = open(limits);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Reserving>> calls = IntStream.range(0, 50)
                    .<Callable<Reserving>>mapToObj(call -> () -> budget.reserve("strategy " + call % 5, 1_000, 100))
                    .toList();

            List<Reserving> reserved =
                    threads.invokeAll(calls).stream().map(Future::resultNow).toList();

            assertThat(reserved).filteredOn(Reservation.class::isInstance).hasSize(7);
            assertThat(budget.view().money()).isEqualTo(7 * 450_000);
        }
        try (Budget again = open(limits)) {
            assertThat(again.view().money()).isEqualTo(7 * 450_000);
        }
    }

    private Budget open(BudgetLimits limits) throws Exception {
        return Budget.open(ledger(), limits, PRICE, clock::get);
    }

    private Path ledger() {
        return folder.resolve("spending.jsonl");
    }
}

package trading.engine.analyst.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.analyst.AnalystListener;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.HeldPosition;
import trading.engine.analyst.Opinion;
import trading.engine.analyst.PortfolioState;
import trading.engine.analyst.RuleAnalyst;
import trading.engine.analyst.budget.Budget;
import trading.engine.analyst.question.QuestionSeries;
import trading.engine.analyst.question.RecentPatterns;
import trading.engine.analyst.question.Situation;
import trading.engine.analyst.record.AnalystJournal;
import trading.engine.analyst.record.CallRecord;
import trading.engine.backtest.BacktestAccount;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BacktestResult;
import trading.engine.backtest.BacktestRun;
import trading.engine.backtest.BarFeed;
import trading.engine.backtest.Honesty;
import trading.engine.backtest.Watch;
import trading.engine.chain.ChainDamagedException;
import trading.engine.history.BarColumns;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.Entry;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;

/// Runs on the past of a strategy that asks, with answers that a model gave before.
class BacktestAnswersTest {
    private static final Instrument BTC = new Instrument(0, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 1L << 40, 0);
    private static final TimeFrame M15 = TimeFrame.M15;
    private static final long BEGIN = 20_000L * TimeFrame.D1.nanos();
    private static final int BEFORE = 300;
    private static final int BARS = 100;
    private static final long FROM = BEGIN + BEFORE * M15.nanos();
    private static final long CASH = BacktestAccount.USUAL.cash();
    /// Long enough for the slowest machine: no test here is about deadlines.
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ASKED_AT = BEFORE + 40;

    @TempDir
    Path folder;

    private final List<Optional<AnalystOpinion>> seen = new ArrayList<>();

    private static Bar bar(int index) {
        long open = price(index - 1);
        long close = price(index);
        return new Bar(
                0,
                M15,
                BEGIN + index * M15.nanos(),
                open,
                Math.max(open, close) + 300,
                Math.min(open, close) - 300,
                close,
                1_000 + index % 7,
                1);
    }

    private static long price(int index) {
        return Math.round(6_000_000 + 60_000 * Math.sin(index / 9.0) + 9_000 * Math.sin(index * 1.7));
    }

    /// Buys when it is told to, for as long as it lasts, and says what it was told.
    private final class Asker implements Strategy {
        private final boolean asks;

        private Asker(boolean asks) {
            this.asks = asks;
        }

        private record Nothing() {}

        @Override
        public StrategyDeclaration declaration() {
            StrategyDeclaration declared = StrategyDeclaration.of("asker", "For a test.", new Nothing())
                    .on("BTCUSDT")
                    .bars(M15, 1);
            return asks ? declared.withOpinions() : declared;
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {
            if (context.warmingUp()) {
                return;
            }
            seen.add(context.opinion());
            boolean sure = context.opinion()
                    .filter(opinion -> !opinion.id().startsWith("rules-"))
                    .filter(opinion -> opinion.view() == AnalystOpinion.View.BUY)
                    .isPresent();
            if (sure && context.openTrade().isEmpty()) {
                context.enter(Entry.buy("told so").stopLoss(bar.close() / 2));
            }
        }
    }

    private BacktestPlan plan(BacktestAccount account, boolean asks) {
        BarColumns bars = new BarColumns(BEFORE + BARS);
        for (int i = 0; i < BEFORE + BARS; i++) {
            bars.add(bar(i));
        }
        return new BacktestPlan(
                settings -> new Asker(asks),
                new TreeMap<>(),
                List.of("BTCUSDT"),
                List.of(new BarFeed(BTC, M15, bars)),
                FROM,
                FROM + BARS * M15.nanos(),
                account);
    }

    private BacktestPlan plan() {
        return plan(BacktestAccount.USUAL, true);
    }

    private BacktestResult run(BacktestPlan plan) throws Exception {
        seen.clear();
        return BacktestRun.run(plan.withAnswersFrom(TestDesk.calls(folder)), Watch.NONE);
    }

    /// What is asked when nothing is held, as live: of all bars up to that one.
    private static AnalystQuestion question(int index) {
        Situation flat = new Situation() {
            @Override
            public PortfolioState portfolio() {
                return new PortfolioState(CASH, CASH, 0);
            }

            @Override
            public HeldPosition held(String strategy, Instrument instrument, long price) {
                return HeldPosition.FLAT;
            }
        };
        List<Bar> past = new ArrayList<>();
        for (int i = 0; i <= index; i++) {
            past.add(bar(i));
        }
        RecentPatterns taught = new RecentPatterns(0, M15);
        taught.learn(past);
        QuestionSeries series = new QuestionSeries(0, M15);
        series.learn(past, taught);
        return series.question("asker", BTC, bar(index), flat).orElseThrow();
    }

    /// Has a model asked that on a server of ours, and its answer kept. Says how often it was called.
    private int asked(ModelServer.Behaviour behaviour, @Nullable Long cutOffNanos) throws Exception {
        try (ModelServer server = new ModelServer();
                Budget budget = Budget.open(
                        folder.resolve("spending.jsonl"), TestDesk.WIDE, TestDesk.PRICE, () -> TestDesk.WALL);
                AnalystJournal journal = AnalystJournal.open(TestDesk.calls(folder));
                ModelAnalyst analyst = new ModelAnalyst(
                        new ModelConfig(
                                Provider.OPENAI,
                                server.url(),
                                "test-model",
                                TestDesk.KEY,
                                cutOffNanos,
                                TestDesk.OUTPUT_TOKENS,
                                PATIENCE,
                                TestDesk.ANSWER_BYTES),
                        budget,
                        journal,
                        () -> TestDesk.WALL,
                        AnalystListener.NONE)) {
            server.behaving(behaviour);
            var unused = analyst.ask(question(ASKED_AT));
            return server.asked().size();
        }
    }

    /// The journal written anew with its calls changed.
    private void rewritten(UnaryOperator<CallRecord> change) throws Exception {
        List<CallRecord> calls = new ArrayList<>();
        AnalystJournal.read(TestDesk.calls(folder), calls::add);
        Files.delete(TestDesk.calls(folder));
        Files.delete(folder.resolve("calls.jsonl.head"));
        try (AnalystJournal journal = AnalystJournal.open(TestDesk.calls(folder))) {
            for (CallRecord call : calls) {
                journal.append(change.apply(call));
            }
        }
    }

    private static CallRecord taking(CallRecord call, long latencyNanos) {
        return new CallRecord(
                call.id(),
                call.strategy(),
                call.questionHash(),
                call.asOfNanos(),
                call.askedNanos(),
                latencyNanos,
                call.provider(),
                call.model(),
                call.address(),
                call.trainingCutOffNanos(),
                call.request(),
                call.status(),
                call.response(),
                call.content(),
                call.failure(),
                call.failureText(),
                call.cost());
    }

    private static String source(Optional<AnalystOpinion> opinion) {
        return opinion.map(one -> one.id().startsWith("rules-") ? "rules" : "model")
                .orElse("none");
    }

    @Test
    void a_kept_answer_to_the_very_same_question_is_given_at_the_next_bar_and_all_else_is_by_the_rules()
            throws Exception {
        assertThat(asked(ModelServer.openAi(ModelServer.opinion("BUY")), null)).isOne();

        BacktestResult result = run(plan());

        int next = ASKED_AT - BEFORE + 1;
        assertThat(seen).hasSize(BARS);
        assertThat(source(seen.getFirst())).isEqualTo("none");
        assertThat(seen.subList(1, next)).allMatch(opinion -> source(opinion).equals("rules"));
        AnalystOpinion given = seen.get(next).orElseThrow();
        assertThat(source(seen.get(next))).isEqualTo("model");
        assertThat(given.view()).isEqualTo(AnalystOpinion.View.BUY);
        assertThat(given.timeNanos()).isEqualTo(bar(ASKED_AT).closeTimeNanos());
        assertThat(seen.subList(next + 1, BARS))
                .allMatch(opinion -> source(opinion).equals("rules"));
        assertThat(result.opinions().kept()).isEqualTo(1);
        assertThat(result.opinions().rules()).isEqualTo(BARS - 1);
        assertThat(result.opinions().words()).isEqualTo("1 kept answer of test-model, 99 by the rules");
        // decided on the close of the bar after, done at the open of the next
        assertThat(result.fills().getFirst().timeNanos())
                .isEqualTo(bar(ASKED_AT + 2).openTimeNanos());
    }

    @Test
    void without_kept_answers_the_rules_say_what_they_say_live() throws Exception {
        BacktestResult result = run(plan());

        assertThat(result.opinions().kept()).isZero();
        assertThat(result.opinions().rules()).isEqualTo(BARS);
        assertThat(seen.get(ASKED_AT - BEFORE + 1).orElseThrow())
                .isEqualTo(((Opinion) new RuleAnalyst().ask(question(ASKED_AT))).told(HeldPosition.FLAT));
    }

    @Test
    void an_answer_that_took_the_model_two_bars_is_there_two_bars_later() throws Exception {
        asked(ModelServer.openAi(ModelServer.opinion("BUY")), null);
        rewritten(call -> taking(call, 2 * M15.nanos()));

        BacktestResult result = run(plan());

        assertThat(result.opinions().kept()).isEqualTo(1);
        // by then there is a newer one by the rules, which counts
        assertThat(seen).allMatch(opinion -> !source(opinion).equals("model"));
        assertThat(seen.get(ASKED_AT - BEFORE + 1).orElseThrow().timeNanos())
                .isEqualTo(bar(ASKED_AT - 1).closeTimeNanos());
    }

    @Test
    void another_account_is_another_question() throws Exception {
        asked(ModelServer.openAi(ModelServer.opinion("BUY")), null);
        BacktestAccount richer = new BacktestAccount(
                2 * CASH,
                BacktestAccount.USUAL.makerFeePpm(),
                BacktestAccount.USUAL.takerFeePpm(),
                BacktestAccount.USUAL.limits(),
                BacktestAccount.USUAL.margin(),
                BacktestAccount.USUAL.fills(),
                BacktestAccount.USUAL.sizing(),
                BacktestAccount.USUAL.sizingLimits());

        BacktestResult result = run(plan(richer, true));

        assertThat(result.opinions().kept()).isZero();
        assertThat(result.opinions().rules()).isEqualTo(BARS);
    }

    @Test
    void where_the_model_failed_the_rules_answer_in_its_place_as_they_did_live() throws Exception {
        asked(ModelServer.body(429, "later"), null);

        BacktestResult result = run(plan());

        assertThat(result.opinions().kept()).isZero();
        assertThat(result.opinions().inPlace()).isEqualTo(1);
        assertThat(result.opinions().rules()).isEqualTo(BARS);
        assertThat(source(seen.get(ASKED_AT - BEFORE + 1))).isEqualTo("rules");
        assertThat(result.opinions().warnings()).isEmpty();
    }

    @Test
    void the_same_answers_make_the_same_hash_and_others_another() throws Exception {
        String rules = run(plan()).hash();
        asked(ModelServer.openAi(ModelServer.opinion("BUY")), null);
        String once = run(plan()).hash();

        assertThat(run(plan()).hash()).isEqualTo(once).isNotEqualTo(rules);
        assertThat(BacktestRun.run(plan(), Watch.NONE).hash()).isEqualTo(rules);
        asked(ModelServer.openAi(ModelServer.opinion("SELL")), null);
        assertThat(run(plan()).hash()).as("of two answers the newest counts").isNotEqualTo(once);
    }

    @Test
    void a_run_that_begins_before_the_model_was_trained_is_marked() throws Exception {
        asked(ModelServer.openAi(ModelServer.opinion("BUY")), bar(ASKED_AT + 1).closeTimeNanos());
        BacktestPlan plan = plan().withAnswersFrom(TestDesk.calls(folder));
        BacktestResult result = BacktestRun.run(plan, Watch.NONE);

        assertThat(result.opinions().warnings())
                .singleElement()
                .asString()
                .startsWith("1 of 100 opinions are kept answers of test-model, and the run begins before its training"
                        + " ended (")
                .endsWith("1 of them are about a time before that.");
        Honesty honesty = Honesty.of(plan, result, 1, 0);
        assertThat(honesty.warnings()).containsAll(result.opinions().warnings());
        assertThat(honesty.noise().skipped()).contains("no kept answer");
    }

    @Test
    void a_model_that_was_trained_before_is_no_reason_to_warn_and_one_of_unknown_training_is() throws Exception {
        asked(ModelServer.openAi(ModelServer.opinion("BUY")), FROM);
        assertThat(run(plan()).opinions().warnings()).isEmpty();

        asked(ModelServer.openAi(ModelServer.opinion("BUY")), null);
        assertThat(run(plan()).opinions().warnings())
                .singleElement()
                .asString()
                .contains("when its training ended is unknown");
    }

    @Test
    void a_journal_that_was_changed_stops_the_run_and_one_that_asks_nothing_does_not_look_at_it() throws Exception {
        asked(ModelServer.openAi(ModelServer.opinion("BUY")), null);
        Path calls = TestDesk.calls(folder);
        Files.writeString(calls, Files.readString(calls).replace("The trend is up.", "The trend is no."));

        assertThatThrownBy(() -> run(plan())).isInstanceOf(ChainDamagedException.class);
        assertThat(run(plan(BacktestAccount.USUAL, false)).opinions().all()).isZero();
    }

    @Test
    void kept_answers_come_back_from_bytes_as_they_were() throws Exception {
        asked(ModelServer.openAi(ModelServer.opinion("BUY")), 77L);
        KeptCalls kept = KeptCalls.read(TestDesk.calls(folder), call -> true);

        KeptCalls back = KeptCalls.of(kept.toBytes());

        String hash = question(ASKED_AT).hash();
        assertThat(back.questions()).isOne();
        assertThat(back.find(hash)).isPresent().isEqualTo(kept.find(hash));
        assertThat(back.toBytes()).isEqualTo(kept.toBytes());
    }
}

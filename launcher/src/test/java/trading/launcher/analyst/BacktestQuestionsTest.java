package trading.launcher.analyst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.analyst.AnalystDesk;
import trading.engine.analyst.AnalystListener;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.HeldPosition;
import trading.engine.analyst.PortfolioState;
import trading.engine.analyst.RuleAnalyst;
import trading.engine.analyst.question.Situation;
import trading.engine.analyst.record.AnalystJournal;
import trading.engine.analyst.record.CallRecord;
import trading.engine.backtest.BacktestAccount;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BacktestResult;
import trading.engine.backtest.BacktestRun;
import trading.engine.backtest.BarFeed;
import trading.engine.backtest.Watch;
import trading.engine.history.BarColumns;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.host.Insights;

/// What live trading asks, a backtest over the same bars asks too, to the last byte.
class BacktestQuestionsTest {
    private static final TimeFrame M1 = TimeFrame.M1;
    private static final long BEGIN = 20_000L * TimeFrame.D1.nanos();
    private static final int PAST = 7_500;
    private static final int BARS = 40;

    @TempDir
    Path folder;

    private record Nothing() {}

    private static final class Watcher implements Strategy {
        @Override
        public StrategyDeclaration declaration() {
            return StrategyDeclaration.of("ai", "For a test.", new Nothing())
                    .on("BTCUSDT")
                    .bars(M1, 1)
                    .withOpinions();
        }

        @Override
        public void onBar(Bar bar, StrategyContext context) {}
    }

    private static Instrument bitcoin(int id) {
        return new Instrument(id, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 1L << 40, 0);
    }

    /// A market that goes up and down, so that patterns are seen in it.
    private static Bar bar(int instrument, int minute) {
        SplittableRandom random = new SplittableRandom(minute);
        long open = wave(minute - 1);
        long close = wave(minute);
        return new Bar(
                instrument,
                M1,
                BEGIN + minute * M1.nanos(),
                open,
                Math.max(open, close) + random.nextInt(1, 900),
                Math.min(open, close) - random.nextInt(1, 900),
                close,
                random.nextInt(1, 2_000),
                0);
    }

    private static long wave(int minute) {
        SplittableRandom random = new SplittableRandom(31L * minute);
        return Math.round(6_000_000 + 20_000 * Math.sin(minute / 13.0) + random.nextInt(-2_500, 2_500));
    }

    private static List<Bar> bars(int instrument, int from, int end) {
        List<Bar> bars = new ArrayList<>();
        for (int minute = from; minute < end; minute++) {
            bars.add(bar(instrument, minute));
        }
        return bars;
    }

    private static List<AnalystQuestion> askedLive() throws Exception {
        List<AnalystQuestion> asked = new CopyOnWriteArrayList<>();
        long cash = BacktestAccount.USUAL.cash();
        Situation flat = new Situation() {
            @Override
            public PortfolioState portfolio() {
                return new PortfolioState(cash, cash, 0);
            }

            @Override
            public HeldPosition held(String strategy, Instrument instrument, long price) {
                return HeldPosition.FLAT;
            }
        };
        RuleAnalyst rules = new RuleAnalyst();
        try (AnalystDesk desk = new AnalystDesk(
                question -> {
                    asked.add(question);
                    return rules.ask(question);
                },
                AnalystListener.NONE,
                8,
                1,
                Duration.ofSeconds(30))) {
            AnalystInsights live = new AnalystInsights(
                    desk, flat, (instrument, frame, wanted) -> bars(instrument, PAST - wanted, PAST), Insights.NONE);
            for (int minute = PAST; minute < PAST + BARS; minute++) {
                live.opinion("ai", bitcoin(3), bar(3, minute));
                int count = minute - PAST + 1;
                await().until(() -> asked.size() == count);
            }
        }
        return asked;
    }

    private static CallRecord call(AnalystQuestion question, int number) {
        String opinion = "{\"action\":\"HOLD\",\"confidence\":0.5,\"reasons\":[\"So.\"],\"horizonBars\":3,"
                + "\"invalidationPrice\":0}";
        return new CallRecord(
                "call-" + number,
                question.strategy(),
                question.hash(),
                question.asOfNanos(),
                0,
                1,
                "OPENAI",
                "m-1",
                "http://127.0.0.1:9/v1",
                null,
                "",
                200,
                "",
                opinion,
                null,
                "",
                CallCost.NONE);
    }

    @Test
    void every_question_of_a_session_is_asked_again_by_a_backtest_over_its_bars() throws Exception {
        List<AnalystQuestion> live = askedLive();
        try (AnalystJournal journal = AnalystJournal.open(folder.resolve("calls.jsonl"))) {
            for (int i = 0; i < live.size(); i++) {
                journal.append(call(live.get(i), i));
            }
        }
        BarColumns bars = new BarColumns(PAST + BARS);
        bars(0, 0, PAST + BARS).forEach(bars::add);
        BacktestPlan plan = new BacktestPlan(
                settings -> new Watcher(),
                new TreeMap<>(),
                List.of("BTCUSDT"),
                List.of(new BarFeed(bitcoin(0), M1, bars)),
                BEGIN + PAST * M1.nanos(),
                BEGIN + (PAST + BARS) * M1.nanos(),
                BacktestAccount.USUAL);

        BacktestResult result = BacktestRun.run(plan.withAnswersFrom(folder.resolve("calls.jsonl")), Watch.NONE);

        assertThat(live).anyMatch(question -> !question.sightings().isEmpty());
        assertThat(result.opinions().kept()).isEqualTo(BARS);
        assertThat(result.opinions().rules()).isZero();
    }
}

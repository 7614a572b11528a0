package trading.launcher.analyst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trading.engine.analyst.Analyst;
import trading.engine.analyst.AnalystDesk;
import trading.engine.analyst.AnalystListener;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.HeldPosition;
import trading.engine.analyst.Opinion;
import trading.engine.analyst.OpinionAction;
import trading.engine.analyst.PatternSighting;
import trading.engine.analyst.PortfolioState;
import trading.engine.analyst.RuleAnalyst;
import trading.engine.analyst.question.Situation;
import trading.engine.model.Bar;
import trading.engine.model.ExitReason;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.Insights;

class AnalystInsightsTest {
    private static final Instrument BTC =
            new Instrument(1, "BTCUSDT", "BTC", "USDT", 1_000_000, 1_000, 1, 1_000_000_000, 0);
    private static final TimeFrame M1 = TimeFrame.M1;

    private final List<AnalystQuestion> asked = new CopyOnWriteArrayList<>();
    private AnalystDesk desk;

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private static Bar bar(int minute) {
        long price = 6_000_000 + 2_000L * minute;
        return new Bar(1, M1, minute * M1.nanos(), price, price + 10, price - 10, price, 5, 0);
    }

    /// Bars up to before `end`.
    private static BarHistory past(int end) {
        return (instrument, frame, wanted) -> {
            List<Bar> bars = new ArrayList<>();
            for (int minute = Math.max(0, end - wanted); minute < end; minute++) {
                bars.add(bar(minute));
            }
            return bars;
        };
    }

    private AnalystInsights insights(Analyst analyst, BarHistory history) {
        return insights(analyst, history, Situation.UNKNOWN);
    }

    private AnalystInsights insights(Analyst analyst, BarHistory history, Situation situation) {
        Analyst remembered = question -> {
            asked.add(question);
            return analyst.ask(question);
        };
        desk = new AnalystDesk(remembered, AnalystListener.NONE, 8, 2, Duration.ofSeconds(30));
        return new AnalystInsights(desk, situation, history, Insights.NONE);
    }

    private static Opinion opinion(OpinionAction action) {
        return new Opinion("o-1", "m", action, 0.7, List.of("So."), 3, 0, Set.of(), null, "hash", 77, CallCost.NONE);
    }

    @Test
    void the_opinion_on_a_bar_is_there_at_the_next_one_and_nobody_waits_for_it() {
        AnalystInsights insights = insights(new RuleAnalyst(), past(200));

        assertThat(insights.opinion("ai", BTC, bar(200))).isEmpty();
        await().until(() -> desk.newestOpinion("ai", 1, M1).isPresent());
        Optional<AnalystOpinion> next = insights.opinion("ai", BTC, bar(201));

        assertThat(next).isPresent();
        assertThat(next.get().view()).isEqualTo(AnalystOpinion.View.HOLD);
        assertThat(next.get().timeNanos()).isEqualTo(bar(200).closeTimeNanos());
        assertThat(next.get().reasons()).isNotEmpty();
    }

    @Test
    void a_question_has_the_last_bars_up_to_the_one_that_closed() {
        AnalystInsights insights = insights(new RuleAnalyst(), past(200));
        insights.opinion("ai", BTC, bar(200));
        await().until(() -> asked.size() == 1);
        insights.opinion("ai", BTC, bar(201));
        await().until(() -> asked.size() == 2);

        assertThat(asked.get(0).bars()).hasSize(120).startsWith(bar(81)).endsWith(bar(200));
        assertThat(asked.get(1).bars()).hasSize(120).startsWith(bar(82)).endsWith(bar(201));
        assertThat(asked.get(1).asOfNanos()).isEqualTo(bar(201).closeTimeNanos());
    }

    @Test
    void an_analyst_that_hangs_holds_nobody_up() {
        CountDownLatch never = new CountDownLatch(1);
        AnalystInsights insights = insights(
                question -> {
                    try {
                        never.await();
                    } catch (InterruptedException closing) {
                        Thread.currentThread().interrupt();
                    }
                    return opinion(OpinionAction.BUY);
                },
                past(200));
        assertThat(insights.opinion("ai", BTC, bar(200))).isEmpty();
        await().until(() -> asked.size() == 1);
        long start = System.nanoTime();
        for (int minute = 201; minute < 300; minute++) {
            assertThat(insights.opinion("ai", BTC, bar(minute))).isEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        await().until(() -> asked.size() == 2);
        assertThat(desk.waiting()).isEqualTo(8);
    }

    @Test
    void with_too_few_bars_nobody_is_asked() {
        AnalystInsights insights = insights(new RuleAnalyst(), past(10));
        for (int minute = 10; minute < 29; minute++) {
            insights.opinion("ai", BTC, bar(minute));
        }
        insights.opinion("ai", BTC, bar(29));
        await().until(() -> !asked.isEmpty());
        assertThat(asked.getFirst().bars()).hasSize(30);
    }

    @Test
    void a_past_that_cannot_be_read_is_tried_again_at_the_next_bar() {
        AtomicInteger reads = new AtomicInteger();
        AnalystInsights insights = insights(new RuleAnalyst(), (instrument, frame, wanted) -> {
            if (reads.incrementAndGet() == 1) {
                throw new IllegalStateException("the database is away");
            }
            return past(201).recent(instrument, frame, wanted);
        });
        insights.opinion("ai", BTC, bar(200));
        await().until(() -> reads.get() == 1);
        await().untilAsserted(() -> {
            insights.opinion("ai", BTC, bar(201));
            assertThat(asked).isNotEmpty();
        });
        assertThat(reads).hasValue(2);
    }

    @Test
    void an_opinion_of_a_later_time_than_the_bar_is_not_given() {
        AnalystInsights insights = insights(new RuleAnalyst(), past(200));
        insights.opinion("ai", BTC, bar(200));
        await().until(() -> desk.newestOpinion("ai", 1, M1).isPresent());
        assertThat(insights.opinion("ai", BTC, bar(150))).isEmpty();
    }

    @Test
    void to_leave_is_to_expect_the_price_to_go_against_what_is_held() {
        desk = new AnalystDesk(new RuleAnalyst(), AnalystListener.NONE, 1, 1, Duration.ofSeconds(1));
        HeldPosition bought = new HeldPosition(5, 1, 0);
        HeldPosition sold = new HeldPosition(-5, 1, 0);
        assertThat(view(OpinionAction.EXIT, bought)).isEqualTo(AnalystOpinion.View.SELL);
        assertThat(view(OpinionAction.EXIT, sold)).isEqualTo(AnalystOpinion.View.BUY);
        assertThat(view(OpinionAction.EXIT, HeldPosition.FLAT)).isEqualTo(AnalystOpinion.View.HOLD);
        assertThat(view(OpinionAction.BUY, sold)).isEqualTo(AnalystOpinion.View.BUY);
        assertThat(view(OpinionAction.SELL, sold)).isEqualTo(AnalystOpinion.View.SELL);
        assertThat(view(OpinionAction.HOLD, bought)).isEqualTo(AnalystOpinion.View.HOLD);
    }

    private static AnalystOpinion.View view(OpinionAction action, HeldPosition held) {
        return opinion(action).told(held).view();
    }

    @Test
    void the_question_says_what_is_held_and_what_the_account_is_worth() {
        Situation holding = new Situation() {
            @Override
            public PortfolioState portfolio() {
                return new PortfolioState(100, 40, 2);
            }

            @Override
            public HeldPosition held(String strategy, Instrument instrument, long price) {
                return new HeldPosition(3, 7, price);
            }
        };
        insights(new RuleAnalyst(), past(200), holding).opinion("ai", BTC, bar(200));
        await().until(() -> !asked.isEmpty());
        assertThat(asked.getFirst().portfolio()).isEqualTo(new PortfolioState(100, 40, 2));
        assertThat(asked.getFirst().position()).isEqualTo(new HeldPosition(3, 7, bar(200).close()));
    }

    @Test
    void what_is_held_is_the_sum_of_the_open_trades_at_what_they_cost() {
        desk = new AnalystDesk(new RuleAnalyst(), AnalystListener.NONE, 1, 1, Duration.ofSeconds(1));
        // 0.002 and 0.001 left of 0.002, at 50,000 and 53,000; at 52,000 that is +4 and -1.
        List<Trade> open = List.of(trade(1, 200, 200, 100), trade(2, 200, 100, 106));
        HeldPosition held = HeldPosition.of(open, BTC, 5_200_000);
        assertThat(held).isEqualTo(new HeldPosition(300, 5_100_000, 3 * FixedPoint.ONE));
        assertThat(HeldPosition.of(List.of(), BTC, 1)).isEqualTo(HeldPosition.FLAT);
    }

    private static Trade trade(long id, long entered, long left, long costs) {
        return new Trade(
                id,
                1,
                1,
                "ai",
                Side.BUY,
                TradeStatus.OPEN,
                id,
                entered,
                entered,
                entered - left,
                costs * FixedPoint.ONE,
                0,
                0,
                0,
                0,
                0,
                ExitReason.NONE,
                1,
                1,
                0);
    }

    /// A market that goes up and down, so that patterns are seen in it.
    private static Bar waving(int minute) {
        SplittableRandom random = new SplittableRandom(minute);
        long open = wave(minute - 1);
        long close = wave(minute);
        return new Bar(
                1,
                M1,
                minute * M1.nanos(),
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

    private static BarHistory waves(int end) {
        return (instrument, frame, wanted) -> IntStream.range(Math.max(0, end - wanted), end)
                .mapToObj(AnalystInsightsTest::waving)
                .toList();
    }

    @Test
    void a_question_has_indicators_and_the_patterns_of_the_latest_bars_with_their_evidence() {
        AnalystInsights insights = insights(new RuleAnalyst(), waves(9_000));
        for (int minute = 9_000; minute < 9_020; minute++) {
            insights.opinion("ai", BTC, waving(minute));
            int count = minute - 8_999;
            await().until(() -> asked.size() == count);
        }

        assertThat(asked).allSatisfy(question -> {
            assertThat(question.indicators())
                    .extracting("name")
                    .contains("EMA 9", "RSI 14", "ATR 14")
                    .hasSize(14);
            assertThat(question.indicators().getFirst().value()).isBetween(59_000.0, 61_000.0);
            assertThat(question.sightings())
                    .allMatch(sighting -> sighting.seenNanos() > question.asOfNanos() - 5 * M1.nanos());
        });
        assertThat(asked.stream().flatMap(question -> question.sightings().stream()))
                .isNotEmpty()
                .anyMatch(sighting -> sighting.track().outcomes() > 20)
                .allMatch(sighting -> sighting.bias() != PatternSighting.Bias.NEUTRAL);
    }

    @Test
    void after_a_restart_the_same_bar_makes_the_same_question() throws Exception {
        AnalystInsights before = insights(new RuleAnalyst(), waves(8_990));
        for (int minute = 8_990; minute < 9_001; minute++) {
            before.opinion("ai", BTC, waving(minute));
            int count = minute - 8_989;
            await().until(() -> asked.size() == count);
        }
        desk.close();
        insights(new RuleAnalyst(), waves(9_000)).opinion("ai", BTC, waving(9_000));
        await().until(() -> asked.size() == 12);

        assertThat(asked.getLast().sightings()).isNotEmpty();
        assertThat(asked.getLast()).isEqualTo(asked.get(10));
        assertThat(asked.getLast().hash()).isEqualTo(asked.get(10).hash());
    }
}

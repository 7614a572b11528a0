package trading.web.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.pattern.PatternGroup;
import trading.engine.pattern.Sighting;
import trading.engine.pattern.SightingStatus;
import trading.web.history.History;
import trading.web.testing.CollectedHistory;
import trading.web.testing.MinuteBars;
import trading.web.testing.TestDesk;

class PatternDeskTest {
    private static final long MINUTE = TimeFrame.M1.nanos();
    /// The first of January 2022: long ago, and the time of a replay.
    private static final long START = 1_640_995_200_000_000_000L;

    private final CollectedHistory history = new CollectedHistory();

    private void recorded(List<Bar> bars) {
        recorded(history, bars);
    }

    private static void recorded(CollectedHistory history, List<Bar> bars) {
        bars.forEach(bar -> history.onReports(1, bar.closeTimeNanos(), List.of(new Report.BarClosed(bar)), true));
    }

    /// Each bar at the moment of its close, by the gateway's time.
    private static void closing(PatternDesk desk, List<Bar> bars) {
        bars.forEach(bar -> closing(desk, bar, bar.closeTimeNanos()));
    }

    private static void closing(PatternDesk desk, Bar bar, long timeNanos) {
        desk.onReports(1, timeNanos, List.of(new Report.BarClosed(bar)), true);
    }

    private static void await(PatternDesk desk) throws InterruptedException {
        while (desk.waiting() > 0) {
            Thread.sleep(1);
        }
    }

    private static PatternSeries.Published minutes(PatternDesk desk) {
        return desk.series(TestDesk.ETH.id(), TimeFrame.M1).orElseThrow();
    }

    private static SightingFilter all() {
        return new SightingFilter(-1, null, null, 500);
    }

    @Test
    void recorded_bars_before_the_first_are_learned_page_by_page_and_later_ones_are_not() throws Exception {
        List<Bar> bars = MinuteBars.walk(1, START, 1_300);
        recorded(bars);
        try (PatternDesk desk = PatternDesk.start(history)) {
            closing(desk, bars.subList(1_250, 1_251));
            await(desk);
            assertThat(minutes(desk).bars()).isEqualTo(1_251);
            assertThat(minutes(desk).asOfNanos()).isEqualTo(bars.get(1_250).closeTimeNanos());
            assertThat(minutes(desk).evidence())
                    .anySatisfy(figures -> assertThat(figures.outcomes()).isPositive());
            assertThat(desk.series(TestDesk.ETH.id(), TimeFrame.D1)).isPresent();
        }
    }

    @Test
    void a_taught_desk_knows_what_one_that_saw_every_bar_knows() throws Exception {
        int active = 0;
        for (int seed = 1; seed <= 6; seed++) {
            active += taughtAsWitness(MinuteBars.walk(seed, START, 4_000));
        }
        assertThat(active).isPositive();
    }

    /// How many are active in the end.
    private static int taughtAsWitness(List<Bar> bars) throws InterruptedException {
        CollectedHistory past = new CollectedHistory();
        recorded(past, bars.subList(0, 3_999));
        try (PatternDesk taught = PatternDesk.start(past);
                PatternDesk witness = PatternDesk.start(new CollectedHistory())) {
            closing(taught, bars.subList(3_999, 4_000));
            closing(witness, bars);
            await(taught);
            await(witness);
            assertThat(minutes(taught).evidence()).isEqualTo(minutes(witness).evidence());
            assertThat(minutes(taught).active()).isEqualTo(minutes(witness).active());
            return minutes(witness).active().size();
        }
    }

    @Test
    void the_time_of_a_replay_is_the_time_that_counts() throws Exception {
        List<Bar> bars = MinuteBars.walk(3, START, 300);
        try (PatternDesk desk = PatternDesk.start(history)) {
            closing(desk, bars);
            await(desk);
            assertThat(desk.recent()).isNotEmpty();
            assertThat(desk.told(PatternGroup.CANDLESTICK, SightingStatus.CONFIRMED))
                    .isPositive();
        }
    }

    @Test
    void old_bars_are_learned_and_not_told() throws Exception {
        List<Bar> bars = MinuteBars.walk(3, START, 300);
        try (PatternDesk desk = PatternDesk.start(history)) {
            for (Bar bar : bars) {
                closing(desk, bar, bars.getLast().closeTimeNanos() + 10 * MINUTE);
            }
            await(desk);
            assertThat(desk.recent()).isEmpty();
            assertThat(minutes(desk).bars()).isEqualTo(300);
            assertThat(minutes(desk).evidence()).isNotEmpty();
            assertThat(desk.known(all())).isEqualTo(minutes(desk).active());
        }
    }

    @Test
    void an_old_bar_that_ends_what_was_told_of_changes_its_word() throws Exception {
        List<Bar> bars = MinuteBars.walk(8, START, 3_000);
        try (PatternDesk desk = PatternDesk.start(history)) {
            int cut = 500;
            closing(desk, bars.subList(0, cut));
            await(desk);
            while (isFormingNone(desk)) {
                closing(desk, bars.subList(cut, ++cut));
                await(desk);
            }
            int told = desk.recent().size();
            for (Bar bar : bars.subList(cut, 3_000)) {
                closing(desk, bar, bars.getLast().closeTimeNanos() + 10 * MINUTE);
            }
            await(desk);
            assertThat(desk.recent()).hasSize(told);
            assertThat(desk.known(forming()).stream().filter(forming()::matches))
                    .isSubsetOf(minutes(desk).active());
        }
    }

    private static boolean isFormingNone(PatternDesk desk) {
        return desk.known(forming()).stream().noneMatch(forming()::matches);
    }

    private static SightingFilter forming() {
        return new SightingFilter(-1, TimeFrame.M1, SightingStatus.FORMING, 500);
    }

    @Test
    void the_newest_five_hundred_are_kept_each_with_its_latest_word() throws Exception {
        try (PatternDesk desk = PatternDesk.start(history)) {
            closing(desk, MinuteBars.walk(4, START, 2_000));
            await(desk);
            assertThat(desk.recent()).hasSize(500);
            assertThat(desk.recent().stream().map(Sighting::id)).doesNotHaveDuplicates();
            assertThat(desk.recent().getFirst().barTimeNanos()).isGreaterThan(START + 1_990 * MINUTE);
        }
    }

    @Test
    void a_bar_that_comes_again_is_not_looked_at() throws Exception {
        List<Bar> bars = MinuteBars.walk(5, START, 50);
        try (PatternDesk desk = PatternDesk.start(history)) {
            closing(desk, bars);
            closing(desk, bars);
            await(desk);
            assertThat(desk.handled()).isEqualTo(100);
            assertThat(minutes(desk).bars()).isEqualTo(50);
        }
    }

    @Test
    void the_gateway_is_not_kept_and_bars_without_room_are_counted() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        try (PatternDesk desk = PatternDesk.start(slow(asked, answered), 2)) {
            List<Bar> bars = MinuteBars.walk(6, START, 10);
            closing(desk, bars.subList(0, 1));
            asked.await();
            closing(desk, bars.subList(1, 10));
            assertThat(desk.dropped()).isEqualTo(7);
            assertThat(desk.waiting()).isEqualTo(3);
            answered.countDown();
            await(desk);
            assertThat(desk.handled()).isEqualTo(3);
            assertThat(minutes(desk).bars()).isEqualTo(3);
        }
    }

    @Test
    void a_database_that_is_away_is_asked_again_at_the_next_bar() throws Exception {
        List<Bar> bars = MinuteBars.walk(7, START, 40);
        recorded(bars);
        history.down(true);
        try (PatternDesk desk = PatternDesk.start(history)) {
            closing(desk, bars.subList(38, 39));
            await(desk);
            assertThat(desk.series(TestDesk.ETH.id(), TimeFrame.M1)).isEmpty();
            history.down(false);
            closing(desk, bars.subList(39, 40));
            await(desk);
            assertThat(minutes(desk).bars()).isEqualTo(40);
        }
    }

    /// The history, which answers about bars only when it is told to.
    private History slow(CountDownLatch asked, CountDownLatch answered) {
        return (History) Proxy.newProxyInstance(
                History.class.getClassLoader(), new Class<?>[] {History.class}, (proxy, method, arguments) -> {
                    asked.countDown();
                    answered.await();
                    try {
                        return method.invoke(history, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

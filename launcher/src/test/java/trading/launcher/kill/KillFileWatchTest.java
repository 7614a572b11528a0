package trading.launcher.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.model.KillScope;
import trading.engine.model.KillSwitch;
import trading.launcher.testing.QuotedGateway;

class KillFileWatchTest {
    private static final Duration QUICK = Duration.ofMillis(500);

    @TempDir
    Path data;

    private QuotedGateway market;
    private KillFile file;
    private KillDesk desk;

    @BeforeEach
    void open() {
        market = QuotedGateway.open(data);
        file = new KillFile(data);
        desk = new KillDesk(market.gateway(), file, List::of);
    }

    @AfterEach
    void close() {
        market.close();
    }

    @Test
    void an_empty_file_that_appears_stops_everything_within_half_a_second() throws Exception {
        market.rest(0, "");
        try (KillFileWatch watch = KillFileWatch.start(file, desk)) {
            assertThat(desk.engaged()).isEmpty();

            Files.createFile(data.resolve("KILL"));

            await().atMost(QUICK).until(() -> !desk.engaged().isEmpty());
            assertThat(desk.engaged()).singleElement().satisfies(engaged -> {
                assertThat(engaged.scope()).isEqualTo(KillScope.GLOBAL);
                assertThat(engaged.by()).isEqualTo("kill file");
                assertThat(engaged.reason()).isEqualTo("kill file");
            });
            assertThat(market.gateway().view().openOrders(DemoMarket.ACCOUNT)).isEmpty();
            assertThat(market.takesOrders(0)).isFalse();
        }
    }

    @Test
    void a_file_that_is_there_at_the_start_stops_before_the_start_goes_on() throws Exception {
        Files.createFile(data.resolve("KILL"));

        try (KillFileWatch watch = KillFileWatch.start(file, desk)) {
            assertThat(desk.engaged()).extracting(KillSwitch::scope).containsExactly(KillScope.GLOBAL);
        }
    }

    @Test
    void a_named_instrument_is_stopped_and_the_others_go_on() throws Exception {
        file.add(bitcoin(), Instant.now());

        try (KillFileWatch watch = KillFileWatch.start(file, desk)) {
            assertThat(desk.engaged()).extracting(KillSwitch::target).containsExactly("BTCUSDT");
            assertThat(market.takesOrders(0)).isFalse();
            assertThat(market.takesOrders(1)).isTrue();
        }
    }

    @Test
    void a_slip_in_a_name_stops_everything() throws Exception {
        file.add(
                new KillRequest(new KillTarget(KillScope.INSTRUMENT, "BTCUSD"), true, false, "prices are wrong"),
                Instant.now());

        try (KillFileWatch watch = KillFileWatch.start(file, desk)) {
            assertThat(desk.engaged()).singleElement().satisfies(engaged -> {
                assertThat(engaged.scope()).isEqualTo(KillScope.GLOBAL);
                assertThat(engaged.reason()).contains("instrument BTCUSD");
            });
            long before = market.gateway().lastSequence();
            Thread.sleep(QUICK.multipliedBy(2));
            assertThat(market.gateway().lastSequence()).isEqualTo(before);
        }
    }

    @Test
    void what_is_added_to_the_file_is_stopped_too() throws Exception {
        try (KillFileWatch watch = KillFileWatch.start(file, desk)) {
            file.add(bitcoin(), Instant.now());
            await().atMost(QUICK).until(() -> desk.engaged().size() == 1);
            file.add(KillRequest.global("all of it"), Instant.now());
            await().atMost(QUICK).until(() -> desk.engaged().size() == 2);
        }
    }

    @Test
    void nobody_goes_on_while_the_file_is_there() throws Exception {
        Files.createFile(data.resolve("KILL"));
        try (KillFileWatch watch = KillFileWatch.start(file, desk)) {
            assertThat(desk.rearm(KillTarget.GLOBAL, "again", "cli:ada"))
                    .isInstanceOfSatisfying(
                            KillAnswer.Refused.class,
                            refused -> assertThat(refused.reason())
                                    .contains(data.resolve("KILL").toString(), "delete it first"));

            market.decide(new Command.RearmKillSwitch(KillScope.GLOBAL, "", "past the desk", "api"));
            await().atMost(QUICK).until(() -> !desk.engaged().isEmpty());
        }
    }

    @Test
    void without_the_file_it_stays_stopped_until_somebody_says_why_not() throws Exception {
        Files.createFile(data.resolve("KILL"));
        try (KillFileWatch watch = KillFileWatch.start(file, desk)) {
            Files.delete(data.resolve("KILL"));
            Thread.sleep(QUICK);
            assertThat(desk.engaged()).hasSize(1);

            assertThat(desk.rearm(KillTarget.GLOBAL, "all is well", "cli:ada")).isEqualTo(new KillAnswer.Rearmed(true));
            Thread.sleep(QUICK);
            assertThat(desk.engaged()).isEmpty();
            assertThat(market.takesOrders(0)).isTrue();
        }
    }

    @Test
    void while_it_is_in_force_the_file_adds_nothing_to_the_journal() throws Exception {
        Files.createFile(data.resolve("KILL"));
        try (KillFileWatch watch = KillFileWatch.start(file, desk)) {
            Thread.sleep(QUICK);
            long before = market.gateway().lastSequence();
            Thread.sleep(QUICK.multipliedBy(2));
            assertThat(market.gateway().lastSequence()).isEqualTo(before);
        }
    }

    private static KillRequest bitcoin() {
        return new KillRequest(new KillTarget(KillScope.INSTRUMENT, "BTCUSDT"), true, false, "prices are wrong");
    }
}

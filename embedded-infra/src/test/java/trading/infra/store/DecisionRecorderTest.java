package trading.infra.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.model.Side;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.SeenPattern;
import trading.engine.strategy.host.Action;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Evidence;
import trading.engine.strategy.host.Outcome;
import trading.infra.store.DecisionFilter.Mark;

@ExtendWith(Servers.Extension.class)
class DecisionRecorderTest {
    private static final Evidence EVIDENCE = new Evidence(
            new TreeMap<>(Map.of("fast", 6_000_000.25, "strength", Double.NaN)),
            List.of(new SeenPattern("engulfing", Side.BUY, 0.75, 6_100_000, 5_900_000, 0.5, 120)),
            new AnalystOpinion("rules-1", 41, AnalystOpinion.View.SELL, 0.625, List.of("It falls.", "It \"fell\".")),
            10_000_000_000_001L,
            7,
            -3,
            "2 % of the equity",
            new TreeMap<>(Map.of("fast", "20")),
            "5f3a");

    private final Servers servers;

    DecisionRecorderTest(Servers servers) {
        this.servers = servers;
    }

    private static Decision decision(String id, long timeNanos, Outcome outcome, String reason) {
        String strategy = id.substring(0, id.indexOf(':'));
        return new Decision(
                id,
                9,
                timeNanos,
                strategy,
                "1",
                "BTCUSDT",
                40,
                Action.ENTER,
                outcome,
                Side.BUY,
                5,
                6_000_000,
                0,
                6_200_000,
                0.5,
                id,
                0,
                reason,
                "",
                EVIDENCE);
    }

    private static Decision sent(String id, long timeNanos) {
        return decision(id, timeNanos, Outcome.SENT, "it rises");
    }

    private static List<String> ids(Store store, DecisionFilter filter) {
        return store.decisions().list(filter).stream().map(Decision::id).toList();
    }

    private static void awaitStored(Store store) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> store.decisionRecorder().lag() == 0);
    }

    @Test
    void a_decision_is_read_back_with_all_that_led_to_it() {
        try (Store store = Store.open(servers.emptyDatabase())) {
            Decision told = sent("ema-cross:BTCUSDT:1", 42);
            store.decisionRecorder().decided(told);
            awaitStored(store);
            assertThat(store.decisions().byId("ema-cross:BTCUSDT:1")).contains(told);
            assertThat(store.decisions().byId("ema-cross:BTCUSDT:2")).isEmpty();
            assertThat(servers.sql("SELECT words, evidence->'values'->>'fast', stop_loss_ticks FROM decisions"))
                    .containsExactly(told.words() + "|6000000.25|");
        }
    }

    @Test
    void told_again_the_later_word_takes_the_place_of_the_earlier_one() {
        try (Store store = Store.open(servers.emptyDatabase())) {
            store.decisionRecorder().decided(sent("ema-cross:BTCUSDT:1", 42));
            awaitStored(store);
            Decision denied = decision("ema-cross:BTCUSDT:1", 42, Outcome.DENIED, "it rises");
            store.decisionRecorder().decided(denied);
            awaitStored(store);
            assertThat(store.decisions().list(DecisionFilter.newest(10))).containsExactly(denied);
        }
    }

    @Test
    void lists_are_filtered_and_paged_newest_first() {
        try (Store store = Store.open(servers.emptyDatabase())) {
            DecisionRecorder recorder = store.decisionRecorder();
            recorder.decided(sent("a:BTCUSDT:1", 10));
            recorder.decided(sent("a:BTCUSDT:2", 20));
            recorder.decided(decision("b:BTCUSDT:2", 20, Outcome.VETOED, "it rises"));
            recorder.decided(sent("a:BTCUSDT:3", 30));
            awaitStored(store);

            assertThat(ids(store, DecisionFilter.newest(3)))
                    .containsExactly("a:BTCUSDT:3", "b:BTCUSDT:2", "a:BTCUSDT:2");
            assertThat(ids(store, filter(null, null, new Mark(20, "b:BTCUSDT:2"))))
                    .containsExactly("a:BTCUSDT:2", "a:BTCUSDT:1");
            assertThat(ids(store, filter("b", null, null))).containsExactly("b:BTCUSDT:2");
            assertThat(ids(store, filter(null, Outcome.VETOED, null))).containsExactly("b:BTCUSDT:2");
            assertThat(ids(store, new DecisionFilter(null, "BTCUSDT", null, 10, 20, null, 9)))
                    .containsExactly("a:BTCUSDT:1");
            assertThat(ids(store, new DecisionFilter(null, "ETHUSDT", null, 0, 99, null, 9)))
                    .isEmpty();
        }
    }

    private static DecisionFilter filter(String strategy, Outcome outcome, Mark before) {
        return new DecisionFilter(strategy, null, outcome, 0, Long.MAX_VALUE, before, 9);
    }

    @Test
    void an_orderly_stop_stores_what_waits() {
        StoreConfig config = servers.emptyDatabase();
        try (Store store = Store.open(config)) {
            for (int i = 0; i < 3_000; i++) {
                store.decisionRecorder().decided(sent("a:BTCUSDT:" + i, i));
            }
        }
        assertThat(servers.sql("SELECT count(*) FROM decisions")).containsExactly("3000");
    }

    @Test
    void while_the_database_is_away_decisions_wait_and_what_finds_no_room_is_counted() {
        StoreConfig config = servers.emptyDatabase();
        Store.open(config).close();
        DecisionRecorder recorder = new DecisionRecorder(config, 2, null);
        try {
            recorder.decided(sent("a:BTCUSDT:0", 1));
            await().atMost(Duration.ofSeconds(20)).until(() -> recorder.lag() == 0);
            servers.withoutPostgres(() -> {
                recorder.decided(sent("a:BTCUSDT:1", 1));
                await().atMost(Duration.ofSeconds(20)).until(() -> !recorder.healthy());
                recorder.decided(sent("a:BTCUSDT:2", 2));
                recorder.decided(sent("a:BTCUSDT:3", 3));
                recorder.decided(decision("a:BTCUSDT:3", 3, Outcome.DENIED, "it rises"));
                recorder.decided(sent("a:BTCUSDT:4", 4));
                assertThat(recorder.lag()).isEqualTo(3);
                assertThat(recorder.lost()).isEqualTo(1);
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> recorder.lag() == 0);
            assertThat(recorder.healthy()).isTrue();
            assertThat(servers.sql("SELECT id, outcome FROM decisions ORDER BY id"))
                    .containsExactly("a:BTCUSDT:0|SENT", "a:BTCUSDT:1|SENT", "a:BTCUSDT:2|SENT", "a:BTCUSDT:3|DENIED");
        } finally {
            recorder.close();
        }
    }

    @Test
    void words_that_a_database_cannot_hold_do_not_hold_up_the_others() {
        try (Store store = Store.open(servers.emptyDatabase())) {
            store.decisionRecorder().decided(decision("a:BTCUSDT:1", 1, Outcome.SENT, "nul \0 and half \uD83D"));
            store.decisionRecorder().decided(sent("a:BTCUSDT:2", 2));
            awaitStored(store);
            assertThat(store.decisionRecorder().refused()).isZero();
            assertThat(servers.sql("SELECT reason FROM decisions ORDER BY id"))
                    .containsExactly("nul \uFFFD and half ?", "it rises");
        }
    }

    @Test
    void a_decision_that_the_database_refuses_is_counted_and_the_others_are_stored() {
        try (Store store = Store.open(servers.emptyDatabase())) {
            servers.sql("ALTER TABLE decisions ADD CHECK (reason <> 'bad')");
            store.decisionRecorder().decided(sent("a:BTCUSDT:1", 1));
            store.decisionRecorder().decided(decision("a:BTCUSDT:2", 2, Outcome.SENT, "bad"));
            store.decisionRecorder().decided(sent("a:BTCUSDT:3", 3));
            awaitStored(store);
            assertThat(store.decisionRecorder().refused()).isEqualTo(1);
            assertThat(ids(store, DecisionFilter.newest(9))).containsExactly("a:BTCUSDT:3", "a:BTCUSDT:1");
        }
    }

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("strategy-decisions");
    }

    private void copyTo(String name) {
        try {
            Files.copy(file(), folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_is_decided_is_on_the_disk_before_the_database_has_it_and_is_gone_afterwards() throws Exception {
        StoreConfig config = servers.emptyDatabase();
        Store.open(config).close();
        DecisionRecorder recorder = new DecisionRecorder(config, file());
        Path crashed;
        try {
            servers.withoutPostgres(() -> {
                Decision entry = sent("a:BTCUSDT:1", 1);
                assertThat(recorder.deciding(List.of(entry, sent("a:BTCUSDT:2", 2))))
                        .isTrue();
                recorder.decided(entry);
                recorder.decided(decision("a:BTCUSDT:1", 1, Outcome.DENIED, "it rises"));
                copyTo("crashed");
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> recorder.lag() == 0);
            crashed = folder.resolve("crashed");
            assertThat(file()).isEmptyFile();
        } finally {
            recorder.close();
        }
        assertThat(servers.sql("SELECT id, outcome FROM decisions ORDER BY id"))
                .containsExactly("a:BTCUSDT:1|DENIED", "a:BTCUSDT:2|SENT");

        // The same crash with another database: the next start stores what the file has, and empties it.
        try (Store store = Store.open(servers.emptyDatabase(), crashed)) {
            awaitStored(store);
            assertThat(store.decisions().byId("a:BTCUSDT:1"))
                    .contains(decision("a:BTCUSDT:1", 1, Outcome.DENIED, "it rises"));
            assertThat(ids(store, DecisionFilter.newest(9))).containsExactly("a:BTCUSDT:2", "a:BTCUSDT:1");
            assertThat(crashed).isEmptyFile();
        }
    }

    @Test
    void an_announced_decision_is_stored_again_when_another_word_came_between() {
        try (Store store = Store.open(servers.emptyDatabase(), file())) {
            Decision exit = sent("a:BTCUSDT:1", 1);
            assertThat(store.decisionRecorder().deciding(List.of(exit))).isTrue();
            store.decisionRecorder().decided(decision("a:BTCUSDT:1", 1, Outcome.BUSY, "it rises"));
            store.decisionRecorder().decided(exit);
            awaitStored(store);
            assertThat(store.decisions().byId("a:BTCUSDT:1")).contains(exit);
        }
    }

    @Test
    void where_there_is_no_room_or_no_disk_nothing_is_announced() throws Exception {
        StoreConfig config = servers.emptyDatabase();
        Store.open(config).close();
        DecisionRecorder recorder = new DecisionRecorder(config, 2, file());
        try {
            servers.withoutPostgres(() -> {
                recorder.decided(sent("a:BTCUSDT:0", 0));
                await().atMost(Duration.ofSeconds(20)).until(() -> !recorder.healthy());
                assertThat(recorder.deciding(List.of(sent("a:BTCUSDT:1", 1), sent("a:BTCUSDT:2", 2))))
                        .isTrue();
                assertThat(recorder.deciding(List.of(sent("a:BTCUSDT:3", 3)))).isFalse();
                assertThat(recorder.lag()).isEqualTo(3);
            });
        } finally {
            recorder.close();
        }
        assertThat(recorder.deciding(List.of(sent("a:BTCUSDT:4", 4)))).isFalse();
    }
}

package trading.engine.backtest.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.backtest.Watch;

class TrialLogTest {
    private static final TrialWork WORK = HourlyBars.work(3);
    private static final List<SortedMap<String, String>> GRID =
            ParameterGrid.parse(List.of("fast=5,10", "slow=20,40")).all();

    @TempDir
    Path folder;

    private static TrialTask task(int index) {
        return new TrialTask(
                GRID.get(index), WORK.plan().fromNanos(), WORK.plan().toNanos());
    }

    private static Trial trial(int index) throws Exception {
        return task(index).run(WORK.plan(), Watch.NONE);
    }

    private TrialLog open() throws Exception {
        return TrialLog.open(folder, WORK).orElseThrow();
    }

    @Test
    void a_trial_comes_back_to_the_last_bit_after_the_file_was_closed() throws Exception {
        Trial trial = trial(0);
        Trial failed = Trial.failed(GRID.get(1), "fast must be less\nthan slow");
        try (TrialLog log = open()) {
            log.keep(task(0), trial);
            log.keep(task(1), failed);
            assertThat(log.find(task(0))).contains(trial);
        }
        try (TrialLog log = open()) {
            assertThat(log.find(task(0))).contains(trial);
            assertThat(log.find(task(1))).contains(failed);
            assertThat(log.find(task(2))).isEmpty();
            assertThat(log.file().getFileName()).hasToString("ema-cross-BTCUSDT.trials");
        }
        assertThat(trial.metrics()).isNotNull();
        assertThat(trial.dailyReturns()).hasSize(2);
    }

    @Test
    void other_bars_terms_times_or_sources_are_other_trials() throws Exception {
        try (TrialLog log = open()) {
            log.keep(task(0), trial(0));
            assertThat(log.find(new TrialTask(
                            GRID.get(0), WORK.plan().fromNanos(), WORK.plan().toNanos() - 1)))
                    .isEmpty();
        }
        try (TrialLog log = TrialLog.open(folder, HourlyBars.work(4)).orElseThrow()) {
            assertThat(log.find(task(0))).isEmpty();
        }
        TrialWork other = new TrialWork(WORK.plan(), new StrategyOrigin("ema-cross", "edited"), WORK.terms());
        try (TrialLog log = TrialLog.open(folder, other).orElseThrow()) {
            assertThat(log.find(task(0))).isEmpty();
        }
    }

    @Test
    void a_last_line_that_a_kill_cut_off_is_taken_away_and_the_rest_is_there() throws Exception {
        Path file;
        try (TrialLog log = open()) {
            log.keep(task(0), trial(0));
            log.keep(task(1), trial(1));
            file = log.file();
        }
        byte[] whole = Files.readAllBytes(file);
        int firstEnd = new String(whole, java.nio.charset.StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length : List.of(whole.length - 1, whole.length - 200, firstEnd + 3)) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            try (TrialLog log = open()) {
                assertThat(log.find(task(0))).isPresent();
                assertThat(log.find(task(1))).isEmpty();
                log.keep(task(1), trial(1));
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
    }

    @Test
    void damage_before_the_end_is_told_with_its_line() throws Exception {
        Path file;
        try (TrialLog log = open()) {
            log.keep(task(0), trial(0));
            log.keep(task(1), trial(1));
            file = log.file();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[100] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedTrialsException.class)
                .hasMessageContaining("line=1: does not match its checksum")
                .hasMessageContaining(file.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void one_search_writes_at_a_time() throws Exception {
        try (TrialLog log = open()) {
            assertThat(log.file()).exists();
            assertThat(TrialLog.open(folder, WORK)).isEmpty();
        }
        open().close();
    }

    @Test
    void a_look_is_remembered_whatever_else_is_changed() throws Exception {
        TrialLog.Look look = new TrialLog.Look("2026-01-02T03:04:05Z", "somebody", 100, 200, trial(0));
        try (TrialLog log = open()) {
            assertThat(log.lookAt(100, 200)).isEmpty();
            log.keep(look);
        }
        try (TrialLog log = TrialLog.open(folder, HourlyBars.work(4)).orElseThrow()) {
            assertThat(log.lookAt(199, 300)).contains(look);
            assertThat(log.lookAt(50, 101)).contains(look);
            assertThat(log.lookAt(200, 300)).isEmpty();
        }
    }

    @Test
    void looks_are_told_while_another_search_writes_and_when_nobody_was_named() throws Exception {
        TrialLog.Look look = new TrialLog.Look("2026-01-02T03:04:05Z", "somebody", 100, 200, trial(0));
        assertThat(TrialLog.lookAt(folder, "ema-cross", List.of("BTCUSDT"), 0, 300))
                .isEmpty();
        try (TrialLog log = open()) {
            log.keep(look);
            assertThat(TrialLog.lookAt(folder, "ema-cross", List.of("BTCUSDT"), 0, 300))
                    .contains(look);
        }
        assertThat(TrialLog.lookAt(folder, "ema-cross", List.of("BTCUSDT"), 0, 300))
                .contains(look);
        assertThat(TrialLog.lookAt(folder, "ema-cross", List.of("ETHUSDT"), 0, 300))
                .isEmpty();
        assertThat(TrialText.read(TrialText.line(look).replace("\"by\":\"somebody\",", ""), TrialLog.Look.class))
                .isEqualTo(new TrialLog.Look(look.time(), "", 100, 200, trial(0)));
    }

    @Test
    void another_process_is_kept_out_as_long_as_the_file_is_open_here() throws Exception {
        try (TrialLog log = open()) {
            assertThat(TrialLog.open(folder, WORK)).isEmpty();
            assertThat(TrialLog.lookAt(folder, "ema-cross", List.of("BTCUSDT"), 0, 300))
                    .isEmpty();
            assertThat(lockedElsewhere(log.file())).isTrue();
        }
        assertThat(lockedElsewhere(folder.resolve("ema-cross-BTCUSDT.trials"))).isFalse();
    }

    /// Asked by a process of its own, since the lock is one of processes.
    private boolean lockedElsewhere(Path file) throws Exception {
        Path program = Files.writeString(folder.resolve("Lock.java"), """
                public class Lock {
                    public static void main(String[] files) throws Exception {
                        try (var channel = java.nio.channels.FileChannel.open(
                                java.nio.file.Path.of(files[0]), java.nio.file.StandardOpenOption.WRITE)) {
                            System.exit(channel.tryLock() == null ? 3 : 0);
                        }
                    }
                }
                """);
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        program.toString(),
                        file.toString())
                .inheritIO()
                .start();
        int code = other.waitFor();
        assertThat(code).isIn(0, 3);
        return code == 3;
    }

    @Test
    void what_was_kept_is_not_run_again_and_nothing_else_changes() throws Exception {
        List<TrialTask> ran = new ArrayList<>();
        Optimization alone = search(TrialMemory.NONE, new ArrayList<>());
        try (TrialLog log = open()) {
            log.keep(task(2), trial(2));
            log.keep(task(0), trial(0));
            Optimization resumed = search(log, ran);
            assertThat(ran).containsExactly(task(1), task(3));
            assertThat(resumed.hash()).isEqualTo(alone.hash());
            assertThat(resumed).isEqualTo(alone);
            ran.clear();
            assertThat(search(log, ran)).isEqualTo(alone);
            assertThat(ran).isEmpty();
        }
        try (var lines = Files.lines(folder.resolve("ema-cross-BTCUSDT.trials"))) {
            assertThat(lines).hasSize(4);
        }
    }

    private static Optimization search(TrialMemory memory, List<TrialTask> ran) throws Exception {
        try (LocalTrials threads = new LocalTrials(WORK.plan(), 2);
                TrialEngine counting = counting(threads, ran)) {
            TrialRunner runner = new TrialRunner(counting, memory, TrialRunner.Progress.NONE);
            return Optimization.run(
                    runner,
                    new Search.Listed(GRID),
                    List.of(Objective.TOTAL_RETURN),
                    WORK.plan().fromNanos(),
                    WORK.plan().toNanos());
        }
    }

    private static TrialEngine counting(TrialEngine engine, List<TrialTask> ran) {
        return new TrialEngine() {
            @Override
            public List<Trial> run(List<TrialTask> tasks, Finished finished)
                    throws trading.engine.backtest.Stopped, InterruptedException {
                ran.addAll(tasks);
                return engine.run(tasks, finished);
            }

            @Override
            public void close() {
                engine.close();
            }
        };
    }

    @Test
    void work_that_was_sent_gives_the_same_trials_elsewhere() throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        WORK.write(sent);
        TrialWork received = TrialWork.read(new ByteArrayInputStream(sent.toByteArray()));

        assertThat(received.terms()).isEqualTo(WORK.terms());
        assertThat(received.plan().account()).isEqualTo(WORK.plan().account());
        Trial trial = trial(0);
        assertThat(task(0).run(received.plan(), Watch.NONE)).isEqualTo(trial);
        assertThat(TrialText.trial(TrialText.of(trial))).isEqualTo(trial);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        received.write(again);
        assertThat(again.toByteArray()).isEqualTo(sent.toByteArray());
        assertThatThrownBy(() -> TrialWork.read(new ByteArrayInputStream(new byte[] {127, 0, 0, 0})))
                .hasMessageContaining("not the bytes");
    }

    @Test
    void a_strategy_of_a_file_is_compiled_where_it_is_needed() {
        StrategyOrigin broken = new StrategyOrigin("Broken.java", "class Broken {");
        assertThatThrownBy(broken::factory).hasMessageContaining("Broken.java");
        assertThatThrownBy(() -> StrategyOrigin.shipped("nope").factory()).hasMessageContaining("is none of");
        assertThat(StrategyOrigin.shipped("grid")
                        .factory()
                        .create(new TreeMap<>())
                        .declaration()
                        .name())
                .isEqualTo("grid");
    }
}

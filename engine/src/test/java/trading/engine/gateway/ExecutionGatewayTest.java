package trading.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.journal.SimulatedDisk;
import trading.engine.journal.StorageLockedException;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.message.Report;

class ExecutionGatewayTest {
    private static final GatewayConfig CONFIG = new GatewayConfig(Path.of("unused"), 1_024, 1 << 16, 50);

    private final AtomicLong clock = new AtomicLong(1_700_000_000_000_000_000L);
    private final TimeSource time = () -> clock.addAndGet(1_000_000);
    private final List<ExecutionGateway> opened = new ArrayList<>();
    private SimulatedDisk journal = new SimulatedDisk();
    private SimulatedDisk snapshots = new SimulatedDisk();

    @AfterEach
    void close_all() {
        opened.forEach(ExecutionGateway::close);
    }

    @Test
    void an_answer_comes_after_the_force_and_after_the_view_has_it() throws Exception {
        ExecutionGateway gateway = open();
        start(gateway);
        int forces = journal.forces();
        Answer.Decided decided = decided(gateway, Desk.buy("first"));
        assertThat(journal.forces()).isGreaterThan(forces);
        long orderId = Desk.acceptedOrder(decided.reports());
        assertThat(gateway.view().order(orderId)).isPresent();
        assertThat(gateway.view().sequence()).isGreaterThanOrEqualTo(decided.sequence());
        assertThat(gateway.view().positions(DemoMarket.ACCOUNT)).hasSize(1);
    }

    @Test
    void waits_forces_and_orders_are_counted_each_with_its_time() throws Exception {
        for (Threads threads : Threads.values()) {
            journal = new SimulatedDisk();
            snapshots = new SimulatedDisk();
            ExecutionGateway gateway =
                    ExecutionGateway.start(CONFIG.with(threads), time, List.of(), journal, snapshots);
            opened.add(gateway);
            start(gateway);
            assertThat(sum(gateway.times().orderToReport())).isZero();

            decided(gateway, Desk.buy("first"));

            await().untilAsserted(() ->
                    assertThat(sum(gateway.times().orderToReport())).isEqualTo(1));
            assertThat(sum(gateway.times().ringWait())).isEqualTo(gateway.lastSequence());
            assertThat(sum(gateway.times().journalForce())).isPositive().isLessThanOrEqualTo(gateway.lastSequence());
            assertThat(gateway.times().orderToReport().sumNanos()).isGreaterThan(0);
        }
    }

    private static long sum(DurationCounts counts) {
        return LongStream.of(counts.counts()).sum();
    }

    @Test
    void sequences_are_the_order_of_the_ring_without_a_gap_from_any_number_of_threads() throws Exception {
        Collector collector = new Collector();
        ExecutionGateway gateway = open(collector);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(Thread.ofPlatform().start(() -> submitMany(gateway, 500)));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        gateway.close();
        assertThat(gateway.lastSequence()).isEqualTo(2_000);
        assertThat(collector.sequences())
                .isEqualTo(LongStream.rangeClosed(1, 2_000).boxed().toList());
    }

    private static void submitMany(ExecutionGateway gateway, int count) {
        for (int taken = 0; taken < count; ) {
            if (gateway.trySubmit(new Command.AdvanceTime()) > 0) {
                taken++;
            } else {
                Thread.yield();
            }
        }
    }

    @Test
    void a_session_that_keeps_nothing_leaves_what_was_there_before() throws Exception {
        ExecutionGateway kept = open();
        trade(kept, 1, 60);
        String hash = kept.stateHash().get();
        kept.close();
        ExecutionGateway forgotten = open(CONFIG.with(Durability.NONE).with(Threads.ONE));
        trade(forgotten, 2, 120);
        assertThat(forgotten.stateHash().get()).isNotEqualTo(hash);
        forgotten.close();
        assertThat(open().stateHash().get()).isEqualTo(hash);
    }

    @Test
    void one_thread_for_writing_and_deciding_gives_the_same_state_as_two() throws Exception {
        ExecutionGateway one = open(CONFIG.with(Threads.ONE));
        trade(one, 1, 333);
        String hash = one.stateHash().get();
        one.close();
        assertThat(open().stateHash().get()).isEqualTo(hash);
    }

    @Test
    void a_restart_gives_the_same_state() throws Exception {
        ExecutionGateway first = open();
        trade(first, 1, 333);
        String hash = first.stateHash().get();
        first.close();
        ExecutionGateway second = open();
        assertThat(second.stateHash().get()).isEqualTo(hash);
        assertThat(second.recovery().snapshotSequence()).isEqualTo(first.lastSequence());
        assertThat(second.recovery().replayed()).isZero();
        assertThat(second.recovery().cleanStop()).isTrue();
        assertThat(second.view().openOrders(DemoMarket.ACCOUNT))
                .isEqualTo(first.view().openOrders(DemoMarket.ACCOUNT));
        assertThat(second.view().positions(DemoMarket.ACCOUNT))
                .isEqualTo(first.view().positions(DemoMarket.ACCOUNT));
        assertThat(second.view().balances(DemoMarket.ACCOUNT))
                .isEqualTo(first.view().balances(DemoMarket.ACCOUNT));
        assertThat(second.view().depth(0, 100).bids())
                .isEqualTo(first.view().depth(0, 100).bids());
        assertThat(second.view().lastPrice(0)).isEqualTo(first.view().lastPrice(0));
    }

    @Test
    void any_snapshot_and_the_tail_give_the_same_state_as_the_journal_from_the_start() throws Exception {
        ExecutionGateway first = open();
        trade(first, 2, 400);
        String hash = first.stateHash().get();
        first.close();
        List<String> names = snapshots.names();
        assertThat(names).hasSize(3);
        long fewest = -1;
        for (int damaged = 0; damaged <= names.size(); damaged++) {
            ExecutionGateway again = open();
            assertThat(again.stateHash().get()).as("damaged=%d", damaged).isEqualTo(hash);
            assertThat(again.recovery().replayed()).isGreaterThan(fewest);
            fewest = again.recovery().replayed();
            again.close();
            if (damaged < names.size()) {
                String name = names.reversed().get(damaged);
                byte[] bytes = snapshots.bytes(name);
                bytes[bytes.length / 2] ^= 1;
                snapshots.put(name, bytes);
                snapshots.names().stream().filter(file -> !names.contains(file)).forEach(this::deleteSnapshot);
            }
        }
        assertThat(fewest).isEqualTo(first.lastSequence());
    }

    private void deleteSnapshot(String name) {
        try {
            snapshots.delete(name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void every_answered_command_survives_a_power_cut_once() throws Exception {
        for (int seed = 0; seed < 25; seed++) {
            powerCut(seed);
        }
    }

    private void powerCut(int seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        journal = new SimulatedDisk();
        snapshots = new SimulatedDisk();
        Desk desk = new Desk(random.split());
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int life = 0; life < 3; life++) {
            ExecutionGateway gateway = open();
            Desk.opening().forEach(command -> answers.add(gateway.submit(command)));
            int commands = random.nextInt(1, 200);
            for (int i = 0; i < commands; i++) {
                answers.add(gateway.submit(desk.next()));
            }
            answers.get(answers.size() - 1 - random.nextInt(Math.min(100, commands)))
                    .get(10, TimeUnit.SECONDS);
            SimulatedDisk journalLeft = journal.crash(random);
            SimulatedDisk snapshotsLeft = snapshots.crash(random);
            gateway.close();
            journal = journalLeft;
            snapshots = snapshotsLeft;
        }
        Collector collector = new Collector();
        ExecutionGateway last = open(collector);
        List<Long> accepted = collector.reports().stream()
                .filter(report -> report instanceof Report.Accepted)
                .map(report -> ((Report.Accepted) report).order().orderId())
                .toList();
        assertThat(accepted).as("seed=%d", seed).doesNotHaveDuplicates();
        for (CompletableFuture<Answer> answer : answers) {
            if (answer.get(10, TimeUnit.SECONDS) instanceof Answer.Decided decided) {
                assertThat(collector.sequences()).as("seed=%d", seed).contains(decided.sequence());
                assertThat(collector.reports()).as("seed=%d", seed).containsAll(decided.reports());
            }
        }
        last.close();
    }

    @Test
    void a_failed_force_halts_and_reads_go_on() throws Exception {
        ExecutionGateway gateway = open();
        start(gateway);
        long before = decided(gateway, Desk.buy("before")).sequence();
        journal.failForceAfter(0);
        Answer failed = answer(gateway, Desk.buy("failed"));
        assertThat(failed).isInstanceOfSatisfying(Answer.Halted.class, halted -> {
            assertThat(halted.unknown()).isTrue();
            assertThat(halted.reason()).contains("journal").contains("Input/output error");
        });
        assertThat(answer(gateway, Desk.buy("later")))
                .isInstanceOfSatisfying(
                        Answer.Halted.class,
                        halted -> assertThat(halted.unknown()).isFalse());
        assertThat(gateway.trySubmit(Desk.buy("later still"))).isEqualTo(-1);
        assertThat(gateway.state()).isEqualTo(GatewayState.HALTED);
        assertThat(gateway.haltReason()).contains("Input/output error");
        assertThat(gateway.lastSequence()).isEqualTo(before);
        assertThat(gateway.view().openTrades(DemoMarket.ACCOUNT)).hasSize(1);
        gateway.close();
        ExecutionGateway again = open();
        assertThat(again.state()).isEqualTo(GatewayState.RUNNING);
        assertThat(again.lastSequence()).isBetween(before, before + 1);
    }

    @Test
    void every_command_that_waits_in_a_failing_batch_is_answered() throws Exception {
        ExecutionGateway gateway = open();
        start(gateway);
        journal.failForceAfter(3);
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(gateway.submit(Desk.buy("c-" + i)));
        }
        List<Answer> got = new ArrayList<>();
        for (CompletableFuture<Answer> answer : answers) {
            got.add(answer.get(10, TimeUnit.SECONDS));
        }
        int firstHalted =
                got.stream().map(Answer.Halted.class::isInstance).toList().indexOf(true);
        if (firstHalted >= 0) {
            assertThat(got.subList(firstHalted, got.size())).allMatch(Answer.Halted.class::isInstance);
        }
    }

    @Test
    void a_full_ring_is_busy_and_blocks_nobody() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        ReportHandler sleeper = (sequence, timeNanos, reports, endOfBatch) -> held.await();
        ExecutionGateway gateway = open(new GatewayConfig(Path.of("unused"), 64, 1 << 16, 0), sleeper);
        long started = System.nanoTime();
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(gateway.submit(new Command.AdvanceTime()));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
        assertThat(answers.getLast().get(1, TimeUnit.SECONDS)).isEqualTo(new Answer.Busy());
        assertThat(gateway.trySubmit(new Command.AdvanceTime())).isEqualTo(-1);
        assertThat(gateway.remainingCapacity()).isZero();
        held.countDown();
        await().until(() -> gateway.trySubmit(new Command.AdvanceTime()) > 0);
        long taken = answers.stream()
                .filter(answer -> answer.join() instanceof Answer.Decided)
                .count();
        assertThat(taken).isEqualTo(64);
    }

    @Test
    void a_handler_that_throws_is_counted_and_sees_what_follows() throws Exception {
        Collector collector = new Collector();
        ReportHandler odd = (sequence, timeNanos, reports, endOfBatch) -> {
            if (sequence % 2 == 1) {
                throw new IOException("odd");
            }
            collector.onReports(sequence, timeNanos, reports, endOfBatch);
        };
        ExecutionGateway gateway = open(odd);
        for (int i = 0; i < 10; i++) {
            decided(gateway, new Command.AdvanceTime());
        }
        await().untilAsserted(() -> assertThat(gateway.sequenceOf(odd)).isEqualTo(10));
        assertThat(collector.sequences()).containsExactly(2L, 4L, 6L, 8L, 10L);
        assertThat(gateway.handlerErrors()).isEqualTo(5);
        assertThat(gateway.state()).isEqualTo(GatewayState.RUNNING);
    }

    @Test
    void a_projection_is_handed_exactly_what_it_has_missed() throws Exception {
        ExecutionGateway first = open();
        trade(first, 3, 200);
        first.close();
        long last = first.lastSequence();
        Collector behind = new Collector(120);
        Collector far = new Collector(30);
        Collector current = new Collector(last);
        ExecutionGateway second = open(behind, far, current);
        assertThat(behind.sequences())
                .isEqualTo(LongStream.rangeClosed(121, last).boxed().toList());
        assertThat(far.sequences())
                .isEqualTo(LongStream.rangeClosed(31, last).boxed().toList());
        assertThat(current.sequences()).isEmpty();
        assertThat(second.stateHash().get()).isEqualTo(first.stateHash().get());
        decided(second, new Command.AdvanceTime());
        await().untilAsserted(() -> assertThat(current.sequences()).containsExactly(last + 1));
    }

    @Test
    void a_projection_that_is_ahead_of_the_journal_is_refused_with_both_sequences() {
        assertThatThrownBy(() -> open(new Collector(5)))
                .isInstanceOf(ProjectionAheadException.class)
                .hasMessageContaining("lastStoredSequence=5 journal=0");
        open();
    }

    @Test
    void without_disk_space_nothing_is_taken_until_there_is_some() throws Exception {
        ExecutionGateway gateway =
                open(new GatewayConfig(Path.of("unused"), 64, 1 << 16, 0, Waiting.BLOCKING, DiskReserve.DEFAULT));
        decided(gateway, new Command.AdvanceTime());
        journal.leaveFree(1 << 20);
        await().until(() -> gateway.state() == GatewayState.HALTED);
        assertThat(answer(gateway, new Command.AdvanceTime())).isInstanceOfSatisfying(Answer.Halted.class, halted -> {
            assertThat(halted.unknown()).isFalse();
            assertThat(halted.reason()).startsWith("disk: free=1048576");
        });
        journal.leaveFree(1L << 40);
        await().until(() -> gateway.state() == GatewayState.RUNNING);
        decided(gateway, new Command.AdvanceTime());
    }

    @Test
    void a_command_that_cannot_be_written_is_the_callers_error_and_leaves_no_gap() throws Exception {
        ExecutionGateway gateway = open();
        Command tooLong = new Command.Deposit(1, "USDT", 1, "x".repeat(2_000));
        assertThatThrownBy(() -> gateway.submit(tooLong)).isInstanceOf(IllegalArgumentException.class);
        assertThat(decided(gateway, new Command.AdvanceTime()).sequence()).isEqualTo(2);
        assertThat(gateway.state()).isEqualTo(GatewayState.RUNNING);
    }

    @Test
    void time_that_the_source_sets_back_is_taken_as_it_is() throws Exception {
        ExecutionGateway gateway = open();
        long first = decided(gateway, new Command.AdvanceTime()).timeNanos();
        clock.set(first - 3_600_000_000_000L);
        assertThat(decided(gateway, new Command.AdvanceTime()).timeNanos()).isLessThan(first);
    }

    @Test
    void close_hands_everything_on_and_then_takes_nothing() throws Exception {
        Collector collector = new Collector();
        ReportHandler slow = (sequence, timeNanos, reports, endOfBatch) -> {
            Thread.sleep(2);
            collector.onReports(sequence, timeNanos, reports, endOfBatch);
        };
        ExecutionGateway gateway = open(slow);
        for (int i = 0; i < 100; i++) {
            gateway.trySubmit(new Command.AdvanceTime());
        }
        gateway.close();
        gateway.close();
        assertThat(collector.sequences()).hasSize(100);
        assertThat(answer(gateway, new Command.AdvanceTime())).isEqualTo(new Answer.Halted("gateway: closed", false));
        assertThat(gateway.state()).isEqualTo(GatewayState.CLOSED);
        assertThat(gateway.stateHash().get()).hasSize(64);
    }

    @Test
    void code_that_hangs_on_an_answer_does_not_hold_the_ring() throws Exception {
        ExecutionGateway gateway = open();
        CountDownLatch held = new CountDownLatch(1);
        CompletableFuture<Answer> answered = gateway.submit(new Command.AdvanceTime());
        // on a thread of its own, since the answer may be there already, and then it is the caller who hangs
        CompletableFuture<Void> stuck = CompletableFuture.supplyAsync(
                        () -> answered.thenAccept(answer -> {
                            try {
                                held.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        }),
                        Thread::startVirtualThread)
                .thenCompose(hanging -> hanging);
        decided(gateway, new Command.AdvanceTime());
        held.countDown();
        stuck.get(5, TimeUnit.SECONDS);
    }

    @Test
    void a_second_gateway_on_the_same_directory_is_refused(@TempDir Path directory) throws Exception {
        GatewayConfig config = new GatewayConfig(directory, 64, 1 << 16, 0, Waiting.BLOCKING, DiskReserve.NONE);
        try (ExecutionGateway gateway = ExecutionGateway.start(config, time, List.of())) {
            decided(gateway, new Command.AdvanceTime());
            assertThatThrownBy(() -> ExecutionGateway.start(config, time, List.of()))
                    .isInstanceOf(StorageLockedException.class);
        }
        try (ExecutionGateway gateway = ExecutionGateway.start(config, time, List.of())) {
            assertThat(gateway.lastSequence()).isEqualTo(1);
        }
    }

    @Test
    void the_stored_state_at_a_sequence_is_what_the_gateway_had_there() throws Exception {
        ExecutionGateway gateway = open();
        trade(gateway, 7, 130);
        String hash = gateway.stateHash().get(10, TimeUnit.SECONDS);
        long sequence = gateway.lastSequence();
        for (int i = 0; i < 30; i++) {
            decided(gateway, new Command.AdvanceTime());
            decided(gateway, Desk.buy("later " + i));
        }

        StoredState.At at = StoredState.of(journal, snapshots).at(sequence);

        assertThat(at.hash()).isEqualTo(hash);
        assertThat(gateway.stateHash().get(10, TimeUnit.SECONDS)).isNotEqualTo(hash);
        SimulatedDisk alone = SimulatedDisk.with(at.snapshotName(), at.snapshot());
        assertThat(StoredState.of(journal, alone).newestSnapshot()).isEqualTo(sequence);
        assertThat(StoredState.of(journal, alone).at(sequence).hash()).isEqualTo(hash);
    }

    private ExecutionGateway open(ReportHandler... handlers) {
        return open(CONFIG, handlers);
    }

    private ExecutionGateway open(GatewayConfig config, ReportHandler... handlers) {
        try {
            ExecutionGateway gateway = ExecutionGateway.start(config, time, List.of(handlers), journal, snapshots);
            opened.add(gateway);
            return gateway;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void start(ExecutionGateway gateway) throws Exception {
        for (Command command : Desk.opening()) {
            decided(gateway, command);
        }
    }

    private static void trade(ExecutionGateway gateway, long seed, int count) throws Exception {
        start(gateway);
        Desk desk = new Desk(new SplittableRandom(seed));
        for (int i = 0; i < count; i++) {
            decided(gateway, desk.next());
        }
    }

    private static Answer answer(ExecutionGateway gateway, Command command) throws Exception {
        return gateway.submit(command).get(10, TimeUnit.SECONDS);
    }

    private static Answer.Decided decided(ExecutionGateway gateway, Command command) throws Exception {
        return (Answer.Decided) answer(gateway, command);
    }
}

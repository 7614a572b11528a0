package trading.engine.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import trading.engine.core.TradingCore;
import trading.engine.journal.Journal;
import trading.engine.journal.Storage;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.view.LiveView;

/// The real stages over a real ring of slots, moved by hand: each step runs one stage over a batch on the
/// caller's thread. The only one of the simulation that knows slots and stages.
final class SteppedGateway {
    static final int RING = 64;

    /// One stage: what it does with a slot, and how far it is.
    private static final class Stage {
        final BiConsumer<Slot, Boolean> work;
        final Runnable batchStart;
        final int after;
        long cursor;

        Stage(int after, Runnable batchStart, BiConsumer<Slot, Boolean> work) {
            this.after = after;
            this.batchStart = batchStart;
            this.work = work;
        }
    }

    private final Slot[] slots = new Slot[RING];
    private final @Nullable Numbered[] waiting = new Numbered[RING];
    private final List<Stage> stages = new ArrayList<>();
    private final HaltLatch halt = new HaltLatch();
    private final Closeable lock;
    private final SnapshotStore snapshotStore;
    private final SnapshotWriter unusedWriter;
    private final Journal journal;
    private final DecideStage decide;
    private final RecoveryReport recovery;
    private final LiveView view = new LiveView();
    private final AtomicLong handlerErrors = new AtomicLong();
    private final BiConsumer<Long, Answer> answers;
    private long published;

    private SteppedGateway(
            Recovery.Recovered recovered,
            OpenedJournal opened,
            Threads threads,
            int shortWay,
            List<? extends ReportHandler> handlers,
            BiConsumer<Long, Answer> answers) {
        this.lock = opened.lock();
        this.snapshotStore = opened.snapshots();
        this.unusedWriter = new SnapshotWriter(snapshotStore);
        this.journal = recovered.journal();
        this.recovery = recovered.report();
        this.answers = answers;
        for (int i = 0; i < RING; i++) {
            slots[i] = new Slot();
        }
        decide = new DecideStage(recovered.core(), journal, Durability.FORCED, halt, unusedWriter, 0);
        List<Report> state = new ArrayList<>();
        recovered.core().describe(state::add);
        view.prime(recovery.lastSequence(), state, recovered.core()::barBuilder);
        AnswerStage answer = new AnswerStage(
                new HandlerStage(view, recovery.lastSequence(), handlerErrors),
                recovery.lastSequence(),
                halt,
                new DurationCounts());
        JournalStage journalStage = new JournalStage(
                journal, Durability.FORCED, halt, new GatewayTimes(), new ShortWay(decide, answer, shortWay));
        if (threads == Threads.ONE) {
            CoreStage core = new CoreStage(journalStage, decide);
            stages.add(new Stage(-1, () -> {}, (slot, last) -> core.onEvent(slot, 0, last)));
        } else {
            stages.add(new Stage(-1, () -> {}, (slot, last) -> journalStage.onEvent(slot, 0, last)));
            stages.add(new Stage(0, () -> decide.onBatchStart(0, 0), (slot, last) -> decide.onEvent(slot, 0, last)));
        }
        int decided = stages.size() - 1;
        stages.add(new Stage(decided, () -> answer.onBatchStart(0, 0), (slot, last) -> answer.onEvent(slot, 0, last)));
        for (ReportHandler handler : handlers) {
            HandlerStage stage = new HandlerStage(handler, recovery.lastSequence(), handlerErrors);
            stages.add(new Stage(decided, () -> {}, (slot, last) -> stage.onEvent(slot, 0, last)));
        }
    }

    /// A start on what is on the disks. Each answer goes to `answers` with the number that [#submit]
    /// was given. Batches of up to `shortWay` commands may go the [ShortWay].
    static SteppedGateway start(
            Storage journalFiles,
            Storage snapshotFiles,
            long segmentBytes,
            Threads threads,
            int shortWay,
            List<? extends ReportHandler> handlers,
            BiConsumer<Long, Answer> answers)
            throws IOException {
        List<Projection> projections = handlers.stream()
                .filter(Projection.class::isInstance)
                .map(Projection.class::cast)
                .toList();
        OpenedJournal opened = OpenedJournal.open(journalFiles, snapshotFiles, segmentBytes);
        try {
            return new SteppedGateway(Recovery.run(opened, projections), opened, threads, shortWay, handlers, answers);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /// Carries the caller's number with the answer.
    private static final class Numbered extends CompletableFuture<Answer> {
        final long number;

        Numbered(long number) {
            this.number = number;
        }
    }

    /// False when the ring is full.
    boolean submit(long timeNanos, Command command, long number) {
        long slowest = stages.stream().mapToLong(stage -> stage.cursor).min().orElse(0);
        if (published - slowest == RING) {
            return false;
        }
        Numbered future = new Numbered(number);
        slot(published).fill(recovery.lastSequence() + published + 1, command, () -> timeNanos, future);
        waiting[(int) (published % RING)] = future;
        published++;
        return true;
    }

    private Slot slot(long place) {
        return slots[(int) (place % RING)];
    }

    /// Hears what was answered, whichever stage it was that did.
    private void hear(long from, long to) {
        for (long place = from; place < to; place++) {
            Numbered future = waiting[(int) (place % RING)];
            if (future != null && slot(place).reply == null) {
                waiting[(int) (place % RING)] = null;
                Answer given = future.orTimeout(10, TimeUnit.SECONDS).join();
                if (given instanceof Answer.Decided decided && decided.sequence() > journal.durableSequence()) {
                    throw new AssertionError("I-14: answered before it was durable: " + decided);
                }
                answers.accept(future.number, given);
            }
        }
    }

    int stageCount() {
        return stages.size();
    }

    /// How many slots the stage could take now.
    int ready(int stage) {
        int after = stages.get(stage).after;
        long until = after < 0 ? published : stages.get(after).cursor;
        return (int) (until - stages.get(stage).cursor);
    }

    /// Runs a stage over a batch. With `upTo` below `batch` it stops there, as a crash would stop it:
    /// nothing may be asked of this gateway any more.
    void step(int stage, int batch, int upTo) {
        Stage moved = stages.get(stage);
        moved.batchStart.run();
        for (int i = 0; i < upTo; i++) {
            moved.work.accept(slot(moved.cursor + i), i == batch - 1);
        }
        hear(moved.cursor, moved.cursor + upTo);
        moved.cursor += upTo;
    }

    @Nullable
    String haltReason() {
        return halt.reason();
    }

    long handlerErrors() {
        return handlerErrors.get();
    }

    RecoveryReport recovery() {
        return recovery;
    }

    LiveView view() {
        return view;
    }

    long lastDecided() {
        return decide.lastSequence();
    }

    long durableSequence() {
        return journal.durableSequence();
    }

    String stateHash() {
        return decide.read(TradingCore::stateHash);
    }

    byte[] state() {
        return decide.read(TradingCore::encode);
    }

    void verify() {
        decide.read(core -> {
            core.verify();
            return core;
        });
    }

    void writeSnapshot(long sequence, byte[] state) throws IOException {
        snapshotStore.write(sequence, state);
    }

    /// A stop in order, as far as files go.
    void close() throws IOException {
        try (lock;
                journal) {
            if (halt.reason() == null && lastDecided() > 0) {
                snapshotStore.write(lastDecided(), state());
            }
        } finally {
            unusedWriter.close();
        }
    }

    /// The process is gone: only threads of this run end.
    void abandon() throws IOException {
        unusedWriter.close();
        lock.close();
    }
}

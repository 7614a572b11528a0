package trading.engine.gateway;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.core.TradingCore;
import trading.engine.journal.Journal;
import trading.engine.journal.Storage;
import trading.engine.message.Command;
import trading.engine.message.OrderOutlook;
import trading.engine.message.Report;
import trading.engine.view.LiveView;

/// The only way to change anything: commands in, answers and reports out. Any thread may submit.
public final class ExecutionGateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionGateway.class);
    private static final CompletableFuture<Answer> BUSY = CompletableFuture.completedFuture(new Answer.Busy());

    private final TimeSource time;
    private final Durability durability;
    private final Journal journal;
    private final RecoveryReport recovery;
    private final Closeable lock;
    private final LiveView view = new LiveView();
    private final HaltLatch halt = new HaltLatch();
    private final GatewayTimes times = new GatewayTimes();
    private final AtomicLong handlerErrors = new AtomicLong();
    private final AtomicLong submitting = new AtomicLong();
    private final SnapshotStore snapshotStore;
    private final SnapshotWriter snapshots;
    private final DiskWatch disk;
    private final DecideStage decide;
    private final List<HandlerStage> handlers = new ArrayList<>();
    private final Stages stages;
    private final RingBuffer<Slot> ring;
    private volatile boolean closed;

    private ExecutionGateway(
            GatewayConfig config,
            TimeSource time,
            List<? extends ReportHandler> sinks,
            OpenedJournal opened,
            Recovery.Recovered recovered) {
        this.time = time;
        this.durability = config.durability();
        this.journal = recovered.journal();
        this.recovery = recovered.report();
        this.lock = opened.lock();
        this.snapshotStore = opened.snapshots();
        this.snapshots = new SnapshotWriter(snapshotStore);
        this.disk = new DiskWatch(opened.files(), config.diskReserve());
        this.decide =
                new DecideStage(recovered.core(), journal, durability, halt, snapshots, config.snapshotEveryCommands());
        prime(recovered.core());
        HandlerStage viewStage = new HandlerStage(view, recovery.lastSequence(), handlerErrors);
        sinks.forEach(sink -> handlers.add(new HandlerStage(sink, recovery.lastSequence(), handlerErrors)));
        AnswerStage answer = new AnswerStage(
                config.keepsView() ? viewStage : null, recovery.lastSequence(), halt, times.orderToReport());
        JournalStage journaling = new JournalStage(
                journal, config.durability(), halt, times, new ShortWay(decide, answer, ShortWay.USUAL));
        this.stages = new Stages(config, journaling, decide, answer, handlers, halt);
        this.ring = stages.ring();
        if (config.durability() == Durability.FORCED) {
            journal.allocateAhead();
        }
    }

    /// Opens what is in the directory, or begins there, and takes commands from then on. A [Projection]
    /// among `handlers` is first handed what it has missed; other handlers see what comes after the start.
    ///
    /// Throws [StorageLockedException] when another gateway has the directory, [JournalCorruptException]
    /// when the journal lacks what was durable, [ProjectionAheadException] when a projection belongs to
    /// another journal.
    public static ExecutionGateway start(
            GatewayConfig config, TimeSource time, List<? extends ReportHandler> handlers) {
        return start(config, time, handlers, OpenedJournal.open(config));
    }

    /// As [#start(GatewayConfig, TimeSource, List)], with what was opened in the directory before. It is this gateway's
    /// from then on, also when this throws.
    public static ExecutionGateway start(
            GatewayConfig config, TimeSource time, List<? extends ReportHandler> handlers, OpenedJournal opened) {
        try {
            return over(config, time, handlers, opened);
        } catch (IOException e) {
            throw new UncheckedIOException("gateway: directory=" + config.directory() + ": " + e.getMessage(), e);
        }
    }

    /// As [#start(GatewayConfig, TimeSource, List)], with the files somewhere else than in the directory.
    public static ExecutionGateway start(
            GatewayConfig config,
            TimeSource time,
            List<? extends ReportHandler> handlers,
            Storage journalFiles,
            Storage snapshotFiles)
            throws IOException {
        return over(config, time, handlers, OpenedJournal.open(journalFiles, snapshotFiles, config.segmentBytes()));
    }

    private static ExecutionGateway over(
            GatewayConfig config, TimeSource time, List<? extends ReportHandler> handlers, OpenedJournal opened)
            throws IOException {
        try {
            List<Projection> projections = handlers.stream()
                    .filter(Projection.class::isInstance)
                    .map(Projection.class::cast)
                    .toList();
            return new ExecutionGateway(config, time, handlers, opened, Recovery.run(opened, projections));
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void prime(TradingCore core) {
        List<Report> state = new ArrayList<>();
        core.describe(state::add);
        view.prime(recovery.lastSequence(), state, core::barBuilder);
    }

    /// Never blocks. The answer comes when the command is durable, decided and in the [#view()]; what hangs
    /// on the future runs on a thread of its own. Throws [IllegalArgumentException] when a text of the
    /// command is too long.
    public CompletableFuture<Answer> submit(Command command) {
        submitting.incrementAndGet();
        try {
            String refusal = refusal();
            if (refusal != null) {
                return CompletableFuture.completedFuture(new Answer.Halted(refusal, false));
            }
            CompletableFuture<Answer> reply = new CompletableFuture<>();
            return publish(command, reply) < 0 ? BUSY.copy() : reply;
        } finally {
            submitting.decrementAndGet();
        }
    }

    /// Never blocks. The command's sequence, or -1 when it was not taken: the ring is full or [#state()] is
    /// not RUNNING. What becomes of it is in the reports.
    public long trySubmit(Command command) {
        submitting.incrementAndGet();
        try {
            return refusal() == null ? publish(command, null) : -1;
        } finally {
            submitting.decrementAndGet();
        }
    }

    /// What the gate would say to the order now: by the very checks that it will meet, on the state between
    /// two batches of commands. Nothing is journaled, counted or changed, so it may be asked while somebody
    /// is still writing.
    public OrderOutlook ask(Command.SubmitOrder order) {
        long now = time.nowNanos();
        return decide.read(core -> core.ask(now, order));
    }

    /// The same for orders that depend on each other.
    public OrderOutlook ask(Command.SubmitOrderList list) {
        long now = time.nowNanos();
        return decide.read(core -> core.ask(now, list));
    }

    private long publish(Command command, @Nullable CompletableFuture<Answer> reply) {
        long place;
        try {
            place = ring.tryNext();
        } catch (InsufficientCapacityException full) {
            return -1;
        }
        long sequence = recovery.lastSequence() + place + 1;
        try {
            ring.get(place).fill(sequence, command, time, reply);
        } finally {
            ring.publish(place);
        }
        return sequence;
    }

    private @Nullable String refusal() {
        if (closed) {
            return "gateway: closed";
        }
        String halted = halt.reason();
        return halted != null ? halted : disk.shortage();
    }

    /// Stays as it was at the start when the gateway was told to keep none.
    public LiveView view() {
        return view;
    }

    /// The last sequence that is decided.
    public long lastSequence() {
        return decide.lastSequence();
    }

    /// The last sequence that was given to a command. Those that are not decided yet will be, unless the gateway halts.
    public long takenSequence() {
        return recovery.lastSequence() + ring.getCursor() + 1;
    }

    public GatewayState state() {
        if (closed) {
            return GatewayState.CLOSED;
        }
        return refusal() == null ? GatewayState.RUNNING : GatewayState.HALTED;
    }

    /// Why [#state()] is not RUNNING; empty when it is.
    public String haltReason() {
        String refusal = refusal();
        return refusal == null ? "" : refusal;
    }

    /// Whether it takes nothing more until it is closed and started again: a write or a decision has
    /// failed. Nothing that was answered is lost by that.
    public boolean needsRestart() {
        return !closed && halt.reason() != null;
    }

    /// SHA-256 of the state between two batches of commands, in hexadecimal. Covers everything that was
    /// answered before the call.
    public CompletableFuture<String> stateHash() {
        return CompletableFuture.supplyAsync(() -> decide.read(TradingCore::stateHash), Thread::startVirtualThread);
    }

    /// What the start found.
    public RecoveryReport recovery() {
        return recovery;
    }

    /// How many more commands the ring takes right now.
    public int remainingCapacity() {
        return (int) ring.remainingCapacity();
    }

    /// The last sequence that `handler` has seen.
    @SuppressWarnings("ReferenceEquality") // two handlers may be equal and are still two
    public long sequenceOf(ReportHandler handler) {
        for (HandlerStage stage : handlers) {
            if (stage.handler() == handler) {
                return stage.lastSequence();
            }
        }
        throw new IllegalArgumentException("gateway: handler=" + handler + " was not given at start");
    }

    /// Where the time of commands went since the start.
    public GatewayTimes times() {
        return times;
    }

    /// How many exceptions handlers have thrown.
    public long handlerErrors() {
        return handlerErrors.get();
    }

    /// Waits until everything that was taken before the call is on disk and decided, for at most that long;
    /// false when it is not by then. May be called while another thread closes it.
    public boolean awaitForced(Duration patience) {
        long taken = takenSequence();
        long end = System.nanoTime() + patience.toNanos();
        while (decide.lastSequence() < taken) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(200_000);
        }
        return true;
    }

    /// Takes nothing more, lets every handler see what was taken, takes a snapshot and marks the journal as
    /// cleanly closed. A handler that does not come to an end within ten seconds is left behind. May be
    /// called again.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (submitting.get() > 0) {
            Thread.onSpinWait();
        }
        stages.drain(handlers);
        boolean ended = stages.end();
        disk.close();
        snapshots.close();
        if (!ended) {
            LOG.error("gateway: the journal's thread hangs on the disk; its files stay locked until the process ends");
            return;
        }
        try (lock) {
            closeFiles();
        } catch (IOException | RuntimeException e) {
            LOG.error("gateway: not closed cleanly; the next start looks at the journal's end", e);
        }
    }

    private void closeFiles() throws IOException {
        long last = decide.lastSequence();
        boolean snapshotWanted = durability == Durability.FORCED
                && !halt.isLatched()
                && last > 0
                && (snapshotStore.sequences().isEmpty()
                        || snapshotStore.sequences().getFirst() < last);
        try (journal) {
            if (snapshotWanted) {
                snapshotStore.write(last, decide.read(TradingCore::encode));
            }
        }
    }
}

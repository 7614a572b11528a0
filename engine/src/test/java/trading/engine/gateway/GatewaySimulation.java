package trading.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import trading.engine.core.TradingCore;
import trading.engine.journal.Journal;
import trading.engine.journal.JournalCorruptException;
import trading.engine.journal.JournalReader;
import trading.engine.journal.SimulatedDisk;
import trading.engine.message.Command;
import trading.engine.message.CommandCodec;
import trading.engine.message.Report;
import trading.engine.simulator.RandomDesk;
import trading.engine.simulator.TimedCommand;

/// One seed: a gateway that lives several times on disks that fail, a strategy, clients that keep a ledger of what
/// they were answered, and after each death a look at everything that was promised.
///
/// One thread, one source of chance: the same seed is the same run, step by step.
final class GatewaySimulation {
    /// How a life may end, and what may go wrong in it.
    enum Fault {
        KILLED,
        POWER_CUT,
        POWER_CUT_IN_AN_OPERATION,
        FORCE_FAILS_ONCE,
        FORCE_FAILS_FOR_GOOD,
        DISK_FULL,
        SNAPSHOT_DISK_FULL,
        SNAPSHOT_ROTS,
        CLOSED
    }

    private static final int LIVES = 8;
    private static final int STEPS = 1_500;
    private static final int STEPS_AFTER_HALT = 100;
    private static final int SEGMENT = 1 << 14;
    // the layout of a segment, see trading.engine.journal
    private static final int HEADER = 80;
    private static final int FRAME = 40;
    private static final int LENGTH = 4;
    private static final int KIND = 12;
    private static final int SEQUENCE = 16;
    private static final int COMMAND = 1;

    private static final Fault[] FAULTS = Fault.values();

    private final SplittableRandom random;
    private final RandomDesk desk;
    private final ClientLedger ledger = new ClientLedger();
    private final SimulatedRecorder recorder = new SimulatedRecorder();
    private final SimulatedStrategy strategy = new SimulatedStrategy();
    private final EnumMap<Fault, Integer> faults = new EnumMap<>(Fault.class);
    /// By the last sequence of a batch: what was durable before it, and is written in it.
    private final TreeMap<Long, Long> proofs = new TreeMap<>();

    private final StringBuilder trace = new StringBuilder();
    private SimulatedDisk journalDisk = new SimulatedDisk();
    private SimulatedDisk snapshotDisk = new SimulatedDisk();
    private long firstNanos;
    private long lastNanos;
    private long sent;
    private long steps;
    private long cutTails;
    private long failedStarts;
    private boolean closed = true;
    private @Nullable PendingSnapshot pending;

    private record PendingSnapshot(long sequence, byte[] state) {}

    GatewaySimulation(long seed) {
        random = new SplittableRandom(seed);
        desk = RandomDesk.ofClients(random.nextLong());
        journalDisk.forgetOnFailedForce(random);
    }

    void run() throws IOException {
        for (int life = 0; life < LIVES; life++) {
            live(FAULTS[random.nextInt(FAULTS.length)]);
        }
        live(Fault.CLOSED);
        SteppedGateway last = restarted();
        trace.append(last.stateHash());
        last.abandon();
    }

    private void live(Fault fault) throws IOException {
        faults.merge(fault, 1, Integer::sum);
        SteppedGateway gateway = restarted();
        plan(fault);
        List<Long> again = new ArrayList<>(ledger.unanswered());
        int until = random.nextInt(10, STEPS);
        for (int step = 0; step < until && !isOff(); step++) {
            if (random.nextInt(3) > 0) {
                moveOn(gateway, false);
            } else if (again.isEmpty()) {
                submitNext(gateway);
            } else {
                long number = again.removeFirst();
                submit(gateway, lastNanos, ledger.command(number), number);
            }
            if (gateway.haltReason() != null) {
                until = Math.min(until, step + STEPS_AFTER_HALT);
            }
        }
        end(gateway, fault);
    }

    private void plan(Fault fault) {
        switch (fault) {
            case POWER_CUT_IN_AN_OPERATION -> anyDisk().failPowerAfter(random.nextInt(300));
            case FORCE_FAILS_ONCE -> journalDisk.failForceAfter(random.nextInt(100));
            case FORCE_FAILS_FOR_GOOD -> {
                journalDisk.failForGood();
                journalDisk.failForceAfter(random.nextInt(100));
            }
            case DISK_FULL -> {
                journalDisk.failForGood();
                journalDisk.failWriteAfter(random.nextInt(100));
            }
            case SNAPSHOT_DISK_FULL -> {
                snapshotDisk.failForGood();
                snapshotDisk.failWriteAfter(random.nextInt(3));
            }
            case KILLED, POWER_CUT, SNAPSHOT_ROTS, CLOSED -> {}
        }
    }

    private SimulatedDisk anyDisk() {
        return random.nextInt(4) == 0 ? snapshotDisk : journalDisk;
    }

    private boolean isOff() {
        return journalDisk.isOff() || snapshotDisk.isOff();
    }

    private void submitNext(SteppedGateway gateway) {
        TimedCommand timed = strategy.hasWish() && random.nextBoolean()
                ? new TimedCommand(lastNanos, strategy.takeWish())
                : desk.next();
        firstNanos = firstNanos == 0 ? timed.timeNanos() : firstNanos;
        lastNanos = Math.max(lastNanos, timed.timeNanos());
        submit(gateway, timed.timeNanos(), timed.command(), ledger.send(timed));
    }

    private void submit(SteppedGateway gateway, long timeNanos, Command command, long number) {
        sent++;
        while (!gateway.submit(timeNanos, command, number)) {
            moveOn(gateway, false);
        }
        ledger.submitted(number);
    }

    /// One stage, one batch, both by chance; and now and then a snapshot.
    private void moveOn(SteppedGateway gateway, boolean crashes) {
        steps++;
        int stage = random.nextInt(gateway.stageCount());
        int ready = gateway.ready(stage);
        if (ready > 0) {
            int batch = random.nextInt(1, ready + 1);
            long durable = gateway.durableSequence();
            gateway.step(stage, batch, crashes ? random.nextInt(batch + 1) : batch);
            if (gateway.durableSequence() > durable) {
                proofs.put(gateway.durableSequence(), durable);
            }
        } else if (random.nextInt(20) == 0) {
            snapshot(gateway);
        }
    }

    /// Taken at one time, written at another.
    private void snapshot(SteppedGateway gateway) {
        PendingSnapshot taken = pending;
        if (taken == null) {
            pending = new PendingSnapshot(gateway.lastDecided(), gateway.state());
            return;
        }
        pending = null;
        try {
            gateway.writeSnapshot(taken.sequence(), taken.state());
        } catch (IOException failed) {
            trace.append("snapshot of ")
                    .append(taken.sequence())
                    .append(": ")
                    .append(failed.getMessage())
                    .append('\n');
        }
    }

    private void end(SteppedGateway gateway, Fault fault) throws IOException {
        checkHalt(gateway);
        closed = fault == Fault.CLOSED;
        if (closed) {
            while (LongStream.range(0, gateway.stageCount()).anyMatch(stage -> gateway.ready((int) stage) > 0)) {
                moveOn(gateway, false);
            }
            gateway.verify();
            gateway.close();
        } else {
            moveOn(gateway, true);
            checkHalt(gateway);
            gateway.abandon();
        }
        assertThat(gateway.handlerErrors()).isZero();
        trace.append(fault).append(' ').append(gateway.lastDecided()).append('\n');
        recorder.crash();
        recorder.lazy(false);
        pending = null;
        boolean powerCut = fault == Fault.POWER_CUT || isOff() || (random.nextInt(3) == 0 && !closed);
        if (powerCut) {
            cutPower();
        }
        if (fault == Fault.SNAPSHOT_ROTS) {
            rot();
        }
        journalDisk.mend();
        snapshotDisk.mend();
    }

    private void cutPower() {
        journalDisk = journalDisk.crash(random);
        snapshotDisk = snapshotDisk.crash(random);
        journalDisk.forgetOnFailedForce(random);
    }

    /// I-14, I-27: only a disk may halt the gateway.
    private static void checkHalt(SteppedGateway gateway) {
        String reason = gateway.haltReason();
        if (reason != null) {
            assertThat(reason).startsWith("journal: ");
        }
    }

    /// One bit of some snapshots is not what it was.
    private void rot() throws IOException {
        for (String name : snapshotDisk.names()) {
            byte[] bytes = snapshotDisk.bytes(name);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                snapshotDisk.put(name, bytes);
            }
        }
    }

    /// The next start, after which everything that was promised is looked at. The power may go in it,
    /// too.
    private SteppedGateway restarted() throws IOException {
        if (random.nextInt(5) == 0) {
            anyDisk().failPowerAfter(random.nextInt(20));
        }
        Threads threads = random.nextInt(3) == 0 ? Threads.ONE : Threads.TWO;
        int shortWay = random.nextBoolean() ? ShortWay.USUAL : ShortWay.NEVER;
        while (true) {
            try {
                SteppedGateway gateway = SteppedGateway.start(
                        journalDisk,
                        snapshotDisk,
                        SEGMENT,
                        threads,
                        shortWay,
                        List.of(recorder, strategy, listener()),
                        ledger::answered);
                journalDisk.mend();
                snapshotDisk.mend();
                ledger.restarted();
                audit(gateway);
                closed = false;
                recorder.lazy(true);
                strategy.restarted();
                return gateway;
            } catch (IOException off) {
                assertThat(isOff()).as("a start that failed: %s", off).isTrue();
                failedStarts++;
                recorder.crash();
                cutPower();
                closed = false;
            }
        }
    }

    private ReportHandler listener() {
        return (sequence, timeNanos, reports, endOfBatch) -> reports.forEach(desk::saw);
    }

    private void audit(SteppedGateway gateway) throws IOException {
        assertThat(gateway.recovery().cleanStop() || !closed || gateway.lastDecided() == 0)
                .as("a clean stop is seen as one")
                .isTrue();
        cutTails += gateway.recovery().cutBytes() > 0 ? 1 : 0;
        Replay replay = new Replay();
        JournalReader.open(journalDisk).forEach(1, replay::frame);
        assertThat(replay.sequence).as("I-12: the journal's last sequence").isEqualTo(gateway.lastDecided());
        assertThat(replay.core.stateHash())
                .as("I-10: the state after a replay from the start")
                .isEqualTo(gateway.stateHash());
        ledger.replayEnded(replay.sequence);
        ledger.replayedIds(replay.acceptedIds);
        assertThat(recorder.stored()).as("what the projection has stored").isEqualTo(replay.reported);
        gateway.verify();
        if (random.nextInt(4) == 0) {
            damage(replay.sequence);
        }
    }

    /// I-12, I-13: a bit turns, on a copy, in a frame that a later one proves to have been durable; no
    /// start is possible on that.
    private void damage(long lastSequence) throws IOException {
        long proven = proofs.headMap(lastSequence, true).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        SimulatedDisk copy = journalDisk.copy();
        List<String> segments =
                copy.names().stream().filter(name -> name.endsWith(".journal")).toList();
        String name = segments.get(random.nextInt(segments.size()));
        byte[] bytes = copy.bytes(name);
        List<Integer> places = provenBytes(bytes, proven);
        if (places.isEmpty()) {
            return;
        }
        int at = places.get(random.nextInt(places.size()));
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        copy.put(name, bytes);
        boolean reported = false;
        try {
            readAll(copy);
        } catch (JournalCorruptException corrupt) {
            reported = true;
        }
        assertThat(reported)
                .as("I-13: a turned bit at %d of %s is reported: proven=%d last=%d", at, name, proven, lastSequence)
                .isTrue();
    }

    /// The places of all bytes of commands whose sequence is proven; a mark of a clean close is no command.
    private static List<Integer> provenBytes(byte[] bytes, long proven) {
        ByteBuffer segment = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> places = new ArrayList<>();
        int at = HEADER;
        while (at + FRAME <= bytes.length
                && segment.getInt(at + KIND) != 0
                && segment.getLong(at + SEQUENCE) <= proven) {
            int end = at + ((FRAME + segment.getInt(at + LENGTH) + 7) & ~7);
            for (int place = at; place < end && segment.getInt(at + KIND) == COMMAND; place++) {
                places.add(place);
            }
            at = end;
        }
        return places;
    }

    private static void readAll(SimulatedDisk disk) throws IOException {
        Journal.open(disk, SEGMENT, 0).abandon();
        JournalReader.open(disk).forEach(1, (sequence, time, buffer, offset, length) -> {});
    }

    /// The journal decided again by a core of its own.
    private final class Replay {
        final TradingCore core = new TradingCore();
        final List<SimulatedRecorder.Recorded> reported = new ArrayList<>();
        final Map<String, List<Long>> acceptedIds = new HashMap<>();
        long sequence;

        void frame(long frameSequence, long timeNanos, DirectBuffer buffer, int offset, int length) {
            assertThat(frameSequence).as("I-12: no gap").isEqualTo(++sequence);
            Command command = CommandCodec.decode(buffer, offset, length);
            List<Report> reports = new ArrayList<>();
            core.decide(sequence, timeNanos, command, reports::add);
            reported.add(new SimulatedRecorder.Recorded(sequence, timeNanos, reports));
            ledger.replayed(sequence, timeNanos, command, reports);
            for (Report report : reports) {
                if (report instanceof Report.Accepted accepted
                        && !accepted.order().clientOrderId().isEmpty()) {
                    acceptedIds
                            .computeIfAbsent(
                                    accepted.account() + ":" + accepted.order().clientOrderId(),
                                    id -> new ArrayList<>())
                            .add(accepted.order().orderId());
                }
            }
        }
    }

    long sent() {
        return sent;
    }

    long answers() {
        return ledger.answers();
    }

    long marketNanos() {
        return lastNanos - firstNanos;
    }

    Map<Fault, Integer> faults() {
        return faults;
    }

    long cutTails() {
        return cutTails;
    }

    long failedStarts() {
        return failedStarts;
    }

    /// What happened, for a comparison of two runs of one seed.
    String trace() {
        return trace.toString();
    }
}

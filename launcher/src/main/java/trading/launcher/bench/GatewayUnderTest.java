package trading.launcher.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.agrona.ExpandableArrayBuffer;
import trading.engine.gateway.Answer;
import trading.engine.gateway.DiskReserve;
import trading.engine.gateway.Durability;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;
import trading.engine.gateway.Threads;
import trading.engine.gateway.TimeSource;
import trading.engine.gateway.Waiting;
import trading.engine.journal.Journal;
import trading.engine.journal.Storage;
import trading.engine.message.Command;
import trading.engine.message.CommandCodec;

/// The whole gateway, with its journal on a disk or in memory, and nobody who listens.
public final class GatewayUnderTest implements AutoCloseable {
    private static final int RING = 8_192;
    private static final long SEGMENT_BYTES = 64L << 20;
    private static final long MEMORY_SEGMENT_BYTES = 8L << 20;
    private static final long FIRST_NANOS = 1_700_000_000_000_000_000L;
    private static final int SPINS = 100;
    private static final long NAP_NANOS = 20_000;

    private final ExecutionGateway gateway;

    private GatewayUnderTest(ExecutionGateway gateway) {
        this.gateway = gateway;
    }

    /// Nothing is written down.
    public static GatewayUnderTest inMemory() throws IOException {
        return new GatewayUnderTest(ExecutionGateway.start(
                config(Path.of("unused"), MEMORY_SEGMENT_BYTES)
                        .with(Durability.NONE)
                        .with(Threads.ONE),
                TimeSource.wallClock(),
                List.of(),
                new ForgetfulStorage(),
                new ForgetfulStorage()));
    }

    /// On what is in `directory`.
    public static GatewayUnderTest durable(Path directory) {
        return new GatewayUnderTest(
                ExecutionGateway.start(config(directory, SEGMENT_BYTES), TimeSource.wallClock(), List.of()));
    }

    private static GatewayConfig config(Path directory, long segmentBytes) {
        return new GatewayConfig(directory, RING, segmentBytes, 0, Waiting.BLOCKING, DiskReserve.NONE).withoutView();
    }

    /// The setup and the opening, up to the last answer.
    public void open(EngineCommands commands) throws InterruptedException {
        for (Command command : commands.setup()) {
            put(command);
        }
        run(commands, 0, commands.opening());
    }

    /// Puts the commands of that range in as fast as the ring takes them, and returns when the last one is
    /// durable (or in memory) and decided.
    public void run(EngineCommands commands, int from, int to) throws InterruptedException {
        long last = 0;
        for (int index = from; index < to; index++) {
            last = put(commands.get(index));
        }
        while (gateway.lastSequence() < last) {
            nap();
        }
    }

    private long put(Command command) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            long sequence = gateway.trySubmit(command);
            if (sequence > 0) {
                return sequence;
            }
            if (!gateway.haltReason().isEmpty()) {
                throw new IllegalStateException("bench: " + gateway.haltReason());
            }
            if (attempt < SPINS) {
                Thread.onSpinWait();
            } else {
                nap();
            }
        }
    }

    private static void nap() throws InterruptedException {
        LockSupport.parkNanos(NAP_NANOS);
        if (Thread.interrupted()) {
            throw new InterruptedException("bench: stopped");
        }
    }

    /// Puts one command in. `answered` runs when the answer has come, on a thread of the gateway's choice.
    public void submit(EngineCommands commands, int index, Runnable answered) {
        var unused = gateway.submit(commands.get(index)).thenAccept(answer -> {
            if (answer instanceof Answer.Decided) {
                answered.run();
            }
        });
    }

    /// How many commands the start decided again.
    public long replayed() {
        return gateway.recovery().replayed();
    }

    @Override
    public void close() {
        gateway.close();
    }

    /// Leaves a journal as a kill would leave it after these commands: no snapshot. Returns how many
    /// commands are in it.
    static long writeJournal(Path directory, EngineCommands commands) throws IOException {
        var bytes = new ExpandableArrayBuffer(256);
        Journal journal = Journal.open(Storage.in(directory.resolve("journal")), SEGMENT_BYTES, 0);
        try {
            for (Command command : commands.setup()) {
                append(journal, bytes, command);
            }
            for (int index = 0; index < commands.size(); index++) {
                append(journal, bytes, commands.get(index));
            }
            journal.commit();
            return journal.lastSequence();
        } finally {
            journal.abandon();
        }
    }

    private static void append(Journal journal, ExpandableArrayBuffer bytes, Command command) {
        long sequence = journal.lastSequence() + 1;
        int length = CommandCodec.encode(command, bytes, 0);
        journal.append(sequence, FIRST_NANOS + sequence * 1_000, bytes, 0, length);
    }
}

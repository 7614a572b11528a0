package trading.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import trading.engine.journal.Journal;
import trading.engine.journal.Storage;
import trading.launcher.bench.TemporaryFolder;

/// A batch of commands to the disk of the temporary folder: appended, then forced once.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class JournalBenchmark {
    private static final long SEGMENT_BYTES = 64L << 20;
    private static final int COMMAND_BYTES = 80;

    @Param({"1", "100", "10000"})
    public int batch;

    private final UnsafeBuffer command = new UnsafeBuffer(new byte[COMMAND_BYTES]);
    private @Nullable TemporaryFolder folder;
    private @Nullable Journal opened;

    @Setup(Level.Iteration)
    public void open() throws IOException {
        TemporaryFolder here = TemporaryFolder.in(null);
        folder = here;
        opened = Journal.open(Storage.in(here.path()), SEGMENT_BYTES, 0);
    }

    @Benchmark
    public long append_and_commit() {
        Journal journal = journal();
        for (int i = 0; i < batch; i++) {
            long sequence = journal.lastSequence() + 1;
            journal.append(sequence, sequence, command, 0, COMMAND_BYTES);
        }
        journal.commit();
        return journal.durableSequence();
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
        journal().abandon();
        if (folder != null) {
            folder.close();
        }
    }

    private Journal journal() {
        Journal journal = opened;
        if (journal == null) {
            throw new IllegalStateException("bench: no journal is open");
        }
        return journal;
    }
}

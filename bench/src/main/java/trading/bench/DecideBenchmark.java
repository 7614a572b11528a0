package trading.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import trading.launcher.bench.CoreUnderTest;
import trading.launcher.bench.EngineCommands;
import trading.launcher.bench.OrderStream;
import trading.launcher.bench.StreamShape;

/// Submit to decision on the core alone: a session of the usual mix, each on a fresh core. The B/op of
/// `-prof gc` have the making of that core in them, some per cent.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecideBenchmark {
    static final int SESSION = 200_000;

    private final EngineCommands commands = EngineCommands.of(OrderStream.of(StreamShape.usual(1, SESSION)));
    private CoreUnderTest core = new CoreUnderTest(commands);

    @Setup(Level.Invocation)
    public void fresh() {
        core = new CoreUnderTest(commands);
    }

    @Benchmark
    @OperationsPerInvocation(SESSION)
    public CoreUnderTest session() {
        int end = commands.opening() + SESSION;
        for (int index = commands.opening(); index < end; index++) {
            core.decide(index);
        }
        return core;
    }
}

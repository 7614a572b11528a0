package trading.bench;

import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import trading.engine.message.Command;
import trading.engine.message.CommandCodec;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// An order to bytes and back.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {
    @Param({"", "ema-cross/BTCUSDT/1700000000"})
    public String clientOrderId = "";

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private Command command = new Command.AdvanceTime();
    private int length;

    @Setup
    public void prepare() {
        command = new Command.SubmitOrder(
                1, 0, clientOrderId, "", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 1_000, 6_000_000, 0, false, 0, 0);
        length = CommandCodec.encode(command, buffer, 0);
    }

    @Benchmark
    public int encode() {
        return CommandCodec.encode(command, buffer, 0);
    }

    @Benchmark
    public Command decode() {
        return CommandCodec.decode(buffer, 0, length);
    }
}

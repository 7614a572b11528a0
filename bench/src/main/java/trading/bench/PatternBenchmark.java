package trading.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.pattern.PatternConfig;
import trading.engine.pattern.PatternEvidence;
import trading.engine.pattern.PatternScanner;

/// All patterns of a random walk of `bars` one-minute bars, with their evidence: a stored history in one
/// go, and the same bars as they would come.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class PatternBenchmark {
    @Param("1000000")
    public int bars;

    private final List<Bar> history = new ArrayList<>();

    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(42);
        double price = 1_000_000;
        for (int i = 0; i < bars; i++) {
            double open = price;
            double high = price;
            double low = price;
            for (int step = 0; step < 16; step++) {
                price += 50 * random.nextGaussian();
                high = Math.max(high, price);
                low = Math.min(low, price);
            }
            history.add(new Bar(
                    0,
                    TimeFrame.M1,
                    i * TimeFrame.M1.nanos(),
                    Math.round(open),
                    Math.round(high),
                    Math.round(low),
                    Math.round(price),
                    1,
                    1));
        }
    }

    @Benchmark
    public PatternEvidence storedHistory() {
        return PatternEvidence.ofHistory(0, TimeFrame.M1, PatternConfig.standard(), history);
    }

    @Benchmark
    public long barByBar() {
        PatternScanner scanner = new PatternScanner(0, TimeFrame.M1, PatternConfig.standard());
        long sightings = 0;
        for (Bar bar : history) {
            sightings += scanner.onBar(bar).size();
        }
        return sightings;
    }
}

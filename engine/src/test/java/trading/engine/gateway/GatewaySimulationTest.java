package trading.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/// Gateways that die in every way, many times: what was answered is there, once, and nothing else is.
///
/// `-Dtrading.runs=…` says how many seeds, `-Dtrading.seed=…` with which to begin.
class GatewaySimulationTest {
    private static final int RUNS = 40;
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("trading.simulation");
    private static final Logger GATEWAY = (Logger) LoggerFactory.getLogger("trading.engine.gateway");
    private static final Logger JOURNAL = (Logger) LoggerFactory.getLogger("trading.engine.journal");

    private final long seed = Long.getLong("trading.seed", 1);
    private final long runs = Long.getLong("trading.runs", RUNS);

    /// Each death is logged, and here are hundreds of them.
    @BeforeAll
    static void keep_the_log_quiet() {
        GATEWAY.setLevel(Level.OFF);
        JOURNAL.setLevel(Level.OFF);
    }

    @AfterAll
    static void log_again() {
        GATEWAY.setLevel(null);
        JOURNAL.setLevel(null);
    }

    @Test
    @Timeout(86_400)
    void what_was_promised_holds_after_every_death() {
        EnumMap<GatewaySimulation.Fault, Integer> faults = new EnumMap<>(GatewaySimulation.Fault.class);
        long started = System.nanoTime();
        List<Long> speeds = new ArrayList<>();
        long sent = 0;
        long answers = 0;
        long cutTails = 0;
        long failedStarts = 0;
        for (long run = seed; run < seed + runs; run++) {
            long begun = System.nanoTime();
            GatewaySimulation simulation = simulated(run);
            speeds.add(simulation.marketNanos() / (System.nanoTime() - begun));
            simulation.faults().forEach((fault, times) -> faults.merge(fault, times, Integer::sum));
            sent += simulation.sent();
            answers += simulation.answers();
            cutTails += simulation.cutTails();
            failedStarts += simulation.failedStarts();
        }
        long nanos = System.nanoTime() - started;
        Collections.sort(speeds);
        long median = speeds.get(speeds.size() / 2);
        String summary = String.format(
                "%d runs, %d lives, %d commands sent, %d answered, %d torn tails cut, %d starts without power;"
                        + " %.1f s, in half of the runs at least %,d times as fast as the market; %s",
                runs,
                faults.values().stream().mapToInt(Integer::intValue).sum(),
                sent,
                answers,
                cutTails,
                failedStarts,
                nanos / 1e9,
                median,
                faults);
        LOG.info(summary);
        if (runs >= RUNS) {
            assertThat(faults.keySet()).containsExactly(GatewaySimulation.Fault.values());
            assertThat(cutTails).as(summary).isPositive();
            assertThat(failedStarts).as(summary).isPositive();
            assertThat(answers).as(summary).isGreaterThan(100 * runs);
            assertThat(median).as(summary).isGreaterThan(1_000);
        }
    }

    @Test
    void a_seed_is_the_same_run_every_time() {
        assertThat(simulated(seed).trace()).isEqualTo(simulated(seed).trace());
        assertThat(simulated(seed).trace()).isNotEqualTo(simulated(seed + 1).trace());
    }

    private static GatewaySimulation simulated(long seed) {
        GatewaySimulation simulation = new GatewaySimulation(seed);
        try {
            simulation.run();
            return simulation;
        } catch (Exception | AssertionError failed) {
            throw new AssertionError(
                    "seed=" + seed + "\n" + simulation.trace() + "\n\nagain, bit for bit:\n"
                            + "  ./mvnw -Dquick -pl engine test -Dtest=GatewaySimulationTest -Dtrading.runs=1 -Dtrading.seed="
                            + seed + "\n\n" + failed.getMessage(),
                    failed);
        }
    }
}

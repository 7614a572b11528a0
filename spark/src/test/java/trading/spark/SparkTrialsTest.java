package trading.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.backtest.BacktestAccount;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BarFeed;
import trading.engine.backtest.Stopped;
import trading.engine.backtest.search.CmaEs;
import trading.engine.backtest.search.Objective;
import trading.engine.backtest.search.Optimization;
import trading.engine.backtest.search.ParameterGrid;
import trading.engine.backtest.search.Search;
import trading.engine.backtest.search.StrategyOrigin;
import trading.engine.backtest.search.TrialEngine;
import trading.engine.backtest.search.TrialEngineProvider;
import trading.engine.backtest.search.TrialMemory;
import trading.engine.backtest.search.TrialRunner;
import trading.engine.backtest.search.TrialWork;
import trading.engine.history.BarColumns;
import trading.engine.market.replay.ReplayGrid;
import trading.engine.model.Bar;
import trading.engine.model.LimitFill;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.user.StrategySource;

class SparkTrialsTest {
    private static final long MINUTE = TimeFrame.M1.nanos();
    private static final long DAY = 1_440 * MINUTE;
    private static final long START = 20_000 * DAY;
    private static final ParameterGrid GRID = ParameterGrid.parse(List.of("fast=5,10,30", "slow=20,40"));
    private static final String BUYER = """
            import trading.engine.model.*;
            import trading.engine.strategy.*;

            public class Buyer implements Strategy {
                public record Parameters(@Parameter(value = 30, from = 2, to = 500, text = "bars") int every) {}

                private final Parameters parameters;
                private int seen;

                public Buyer(Parameters parameters) {
                    this.parameters = parameters;
                }

                @Override
                public StrategyDeclaration declaration() {
                    return StrategyDeclaration.of("buyer", "Buys now and then", parameters)
                            .on("BTCUSDT").bars(TimeFrame.M1, 0);
                }

                @Override
                public void onBar(Bar bar, StrategyContext context) {
                    if (++seen % parameters.every() == 0) {
                        context.note("seen " + seen);
                    }
                }
            }
            """;

    /// There is no Spark distribution here that would hold it.
    @BeforeAll
    static void giveExecutorsOurClassPath() {
        System.setProperty(
                "spark.executor.extraClassPath",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    }

    private static TrialWork work(StrategyOrigin origin) {
        Random dice = new Random(3);
        BarColumns bars = new BarColumns(3 * 1_440);
        double price = 4_000_000;
        for (int i = 0; i < 3 * 1_440; i++) {
            long open = Math.round(price);
            price *= Math.exp(0.001 * dice.nextGaussian());
            long close = Math.round(price);
            long high = Math.max(open, close) + dice.nextInt(2_000);
            long low = Math.min(open, close) - dice.nextInt(2_000);
            bars.add(new Bar(0, TimeFrame.M1, START + i * MINUTE, open, high, low, close, 1_000_000, 1));
        }
        BacktestAccount.Terms terms = new BacktestAccount.Terms(
                BigDecimal.valueOf(10_000),
                new BigDecimal("0.02"),
                new BigDecimal("0.05"),
                BigDecimal.ZERO,
                0,
                BigDecimal.valueOf(100),
                LimitFill.TOUCH);
        BacktestPlan plan = new BacktestPlan(
                origin.factory(),
                new TreeMap<>(),
                List.of("BTCUSDT"),
                List.of(new BarFeed(ReplayGrid.instrument(0, "BTCUSDT", 1_000_000, 100), TimeFrame.M1, bars)),
                START + DAY,
                START + 3 * DAY,
                BacktestAccount.of(terms));
        return new TrialWork(plan, origin, terms);
    }

    private static Optimization optimize(String where, TrialWork work, Search search, TrialRunner.Progress progress)
            throws Exception {
        try (TrialEngine engine = TrialEngineProvider.open(work, where)) {
            return Optimization.run(
                    new TrialRunner(engine, TrialMemory.NONE, progress),
                    search,
                    List.of(Objective.TOTAL_RETURN, Objective.MAXIMUM_DRAWDOWN),
                    work.plan().fromNanos(),
                    work.plan().toNanos());
        }
    }

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void two_executors_of_their_own_give_the_same_trials_to_the_last_bit() throws Exception {
        TrialWork work = work(StrategyOrigin.shipped("ema-cross"));
        Search grid = new Search.Listed(GRID.all());
        Optimization here = optimize("local[2]", work, grid, TrialRunner.Progress.NONE);
        AtomicInteger told = new AtomicInteger();
        Optimization there = optimize("local-cluster[2,1,1024]", work, grid, (done, all) -> told.incrementAndGet() > 0);

        assertThat(there.hash()).isEqualTo(here.hash());
        assertThat(there).isEqualTo(here);
        assertThat(here.best().metrics()).isNotNull();
        assertThat(here.trials().getLast().failed()).contains("fast must be less");
        assertThat(told).hasValue(6);
    }

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void a_cluster_with_a_master_and_a_worker_gives_the_same_trials_to_the_last_bit(@TempDir Path folder)
            throws Exception {
        TrialWork work = work(StrategyOrigin.shipped("ema-cross"));
        Search grid = new Search.Listed(GRID.all());
        Optimization here = optimize("local[2]", work, grid, TrialRunner.Progress.NONE);
        Optimization there;
        try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2)) {
            there = optimize(cluster.address(), work, grid, TrialRunner.Progress.NONE);
            assertThat(cluster.workedOn()).isNotEmpty();
        }

        assertThat(there.hash()).isEqualTo(here.hash());
        assertThat(there).isEqualTo(here);
    }

    @Test
    void a_search_that_learns_and_a_strategy_of_a_file_run_there_too() throws Exception {
        TrialWork work = work(StrategyOrigin.file(new StrategySource("Buyer.java", BUYER)));
        Search search = new CmaEs(ParameterGrid.parse(List.of("every=2..90")), 8, 3);

        assertThat(optimize("spark-local[2]", work, search, TrialRunner.Progress.NONE))
                .isEqualTo(optimize("local[2]", work, search, TrialRunner.Progress.NONE));
    }

    @Test
    void it_can_be_stopped() {
        TrialWork work = work(StrategyOrigin.shipped("ema-cross"));
        assertThatThrownBy(() -> optimize("spark-local[1]", work, new Search.Listed(GRID.all()), (done, all) -> false))
                .isInstanceOf(Stopped.class);
    }

    @Test
    void sparks_addresses_are_taken_and_no_others() {
        SparkTrialsProvider provider = new SparkTrialsProvider();
        assertThat(List.of(
                        "spark://host:7077", "yarn", "k8s://https://host", "local-cluster[2,1,1024]", "spark-local[*]"))
                .allMatch(provider::takes);
        assertThat(List.of("local[2]", "local", "http://host", "")).noneMatch(provider::takes);
    }
}

package trading.web.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import trading.engine.model.FixedPoint;
import trading.engine.strategy.host.StrategyState;
import trading.engine.strategy.host.StrategyStatus;

/// What strategies decide, whether they run, how long they take and what they earned.
public final class StrategyMeters implements RefreshedMeters {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Supplier<List<StrategyState>> states;
    private final StrategyCounts counts;
    private final Set<StrategyCounts.Key> bound = ConcurrentHashMap.newKeySet();
    private @Nullable MeterRegistry registry;
    private @Nullable MultiGauge running;
    private @Nullable MultiGauge inState;
    private @Nullable MultiGauge slowest;
    private @Nullable MultiGauge profit;

    public StrategyMeters(Supplier<List<StrategyState>> states, StrategyCounts counts) {
        this.states = states;
        this.counts = counts;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder(
                        "trading.strategies.disabled",
                        states,
                        all -> all.get().stream()
                                .filter(state -> state.status() == StrategyStatus.DISABLED)
                                .count())
                .description("Strategies that broke a rule and are not called any more")
                .register(registry);
        running = MultiGauge.builder("trading.strategy.running")
                .description("1 while the strategy runs")
                .register(registry);
        inState = MultiGauge.builder("trading.strategy.state")
                .description("1 for the state that the strategy is in, 0 for the others")
                .register(registry);
        slowest = MultiGauge.builder("trading.strategy.slowest.call")
                .description("The longest that it took for one call")
                .baseUnit("seconds")
                .register(registry);
        profit = MultiGauge.builder("trading.strategy.realized.profit")
                .description("What its closed trades earned net of fees")
                .register(registry);
    }

    @Override
    public void refresh() {
        List<StrategyState> all = states.get();
        register(running, all, state -> state.status() == StrategyStatus.RUNNING ? 1 : 0);
        registerStates(inState, all);
        register(slowest, all, state -> state.slowestNanos() / NANOS_PER_SECOND);
        register(profit, all, state -> state.realizedPnl() / (double) FixedPoint.ONE);
        MeterRegistry known = registry;
        if (known != null) {
            counts.all().forEach((key, count) -> bind(known, key, count));
        }
    }

    private void bind(MeterRegistry known, StrategyCounts.Key key, LongAdder count) {
        if (bound.add(key)) {
            FunctionCounter.builder("trading.strategy.decisions", count, LongAdder::sum)
                    .description("Decisions since the start by what was wanted and what became of it")
                    .tag("strategy", key.strategy())
                    .tag("action", key.action().name())
                    .tag("outcome", key.outcome().name())
                    .register(known);
        }
    }

    private static void registerStates(@Nullable MultiGauge gauge, List<StrategyState> states) {
        if (gauge == null) {
            return;
        }
        List<Row<?>> rows = new ArrayList<>();
        for (StrategyState state : states) {
            for (StrategyStatus status : StrategyStatus.values()) {
                rows.add(Row.of(
                        Tags.of("strategy", state.name(), "symbol", state.symbol(), "state", status.name()),
                        state.status() == status ? 1 : 0));
            }
        }
        gauge.register(rows, true);
    }

    private static void register(
            @Nullable MultiGauge gauge, List<StrategyState> states, ToDoubleFunction<StrategyState> value) {
        if (gauge != null) {
            gauge.register(
                    states.stream()
                            .<Row<?>>map(state -> Row.of(
                                    Tags.of("strategy", state.name(), "symbol", state.symbol()),
                                    value.applyAsDouble(state)))
                            .toList(),
                    true);
        }
    }
}

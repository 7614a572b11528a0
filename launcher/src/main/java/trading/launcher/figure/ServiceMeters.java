package trading.launcher.figure;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import trading.infra.process.ProcessUse;
import trading.web.metrics.RefreshedMeters;
import trading.web.service.ServiceDirectory;
import trading.web.service.ServiceState;

/// How each service is, how often it was started again, and what its process takes.
public final class ServiceMeters implements RefreshedMeters {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String SERVICE = "service";

    private final FigureWatch watch;
    private final ServiceDirectory services;
    private final Set<String> counted = ConcurrentHashMap.newKeySet();
    private @Nullable MeterRegistry registry;
    private @Nullable MultiGauge up;
    private @Nullable MultiGauge healthy;
    private @Nullable MultiGauge restarts;
    private @Nullable MultiGauge memory;

    public ServiceMeters(FigureWatch watch, ServiceDirectory services) {
        this.watch = watch;
        this.services = services;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        this.registry = registry;
        up = MultiGauge.builder("trading.service.up")
                .description("1 while the service runs")
                .register(registry);
        healthy = MultiGauge.builder("trading.service.healthy")
                .description("1 when its last health check found it well")
                .register(registry);
        restarts = MultiGauge.builder("trading.service.restarts")
                .description("How often it was started again since it last ran well for a while")
                .register(registry);
        memory = MultiGauge.builder("trading.process.resident.memory")
                .description("Memory of the service's processes, what they share counted once")
                .baseUnit("bytes")
                .register(registry);
    }

    @Override
    public void refresh() {
        MeterRegistry known = registry;
        if (known == null) {
            return;
        }
        List<ServiceState> all = services.services();
        register(up, all, state -> state.status().equals("running") ? 1 : 0);
        register(healthy, all, state -> state.healthStatus().equals("healthy") ? 1 : 0);
        register(restarts, all, ServiceState::restartCount);
        MultiGauge ofMemory = memory;
        if (ofMemory != null) {
            ofMemory.register(
                    watch.processes().entrySet().stream()
                            .filter(each -> each.getValue().residentBytes().isPresent())
                            .<Row<?>>map(each -> Row.of(
                                    Tags.of(SERVICE, each.getKey()),
                                    each.getValue().residentBytes().getAsLong()))
                            .toList(),
                    true);
        }
        watch.processes().keySet().forEach(name -> count(known, name));
    }

    private void count(MeterRegistry known, String name) {
        if (counted.add(name)) {
            FunctionCounter.builder("trading.process.cpu", watch, from -> cpuSeconds(from, name))
                    .description("Processor time of the service's processes since their start")
                    .baseUnit("seconds")
                    .tag(SERVICE, name)
                    .register(known);
        }
    }

    private static double cpuSeconds(FigureWatch watch, String name) {
        ProcessUse use = watch.processes().get(name);
        return use == null ? 0 : use.cpu().toNanos() / NANOS_PER_SECOND;
    }

    private static void register(
            @Nullable MultiGauge gauge, List<ServiceState> states, ToDoubleFunction<ServiceState> value) {
        if (gauge != null) {
            gauge.register(
                    states.stream()
                            .<Row<?>>map(state -> Row.of(Tags.of(SERVICE, state.name()), value.applyAsDouble(state)))
                            .toList(),
                    true);
        }
    }
}

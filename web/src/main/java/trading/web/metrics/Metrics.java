package trading.web.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The registry of one running product: the process's own meters, and those that others bind.
public final class Metrics implements AutoCloseable {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final List<RefreshedMeters> refreshed = new CopyOnWriteArrayList<>();
    private final ApiMeters api = new ApiMeters(registry);

    /// `sources`: what the launcher knows of services (database pool, Redis, child processes).
    public Metrics(List<? extends MeterBinder> sources) {
        List.of(
                        new ClassLoaderMetrics(),
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new FileDescriptorMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
        collections.bindTo(registry);
        Gauge.builder("trading.api.memory.usage", Runtime.getRuntime(), r -> r.totalMemory() - r.freeMemory())
                .description("Memory in use by the process's heap")
                .baseUnit("bytes")
                .register(registry);
        sources.forEach(this::bind);
    }

    public void bind(MeterBinder source) {
        source.bindTo(registry);
        if (source instanceof RefreshedMeters meters) {
            refreshed.add(meters);
        }
    }

    public ApiMeters api() {
        return api;
    }

    byte[] scrape() {
        refreshed.forEach(RefreshedMeters::refresh);
        return registry.scrape().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}

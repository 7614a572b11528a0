package trading.web.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Arrays;
import trading.engine.gateway.DurationCounts;

/// Shows what the engine has counted as a histogram of Prometheus, in seconds. `name`: as Prometheus has it.
record DurationHistogram(String name, String help, DurationCounts counts) implements MeterBinder, Collector {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double[] BOUNDS = bounds();

    private static double[] bounds() {
        double[] seconds = Arrays.stream(DurationCounts.boundsNanos())
                .mapToDouble(nanos -> nanos / NANOS_PER_SECOND)
                .toArray();
        double[] all = Arrays.copyOf(seconds, seconds.length + 1);
        all[seconds.length] = Double.POSITIVE_INFINITY;
        return all;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        ((PrometheusMeterRegistry) registry).getPrometheusRegistry().register(this);
    }

    @Override
    public MetricSnapshot collect() {
        return HistogramSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(BOUNDS, counts.counts()))
                        .sum(counts.sumNanos() / NANOS_PER_SECOND)
                        .build())
                .build();
    }
}

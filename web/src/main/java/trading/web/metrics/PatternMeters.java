package trading.web.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import trading.engine.pattern.PatternGroup;
import trading.engine.pattern.SightingStatus;
import trading.web.pattern.PatternDesk;

/// What patterns were told of, and whether the desk keeps up with the bars.
public record PatternMeters(PatternDesk desk) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        for (PatternGroup group : PatternGroup.values()) {
            for (SightingStatus status : SightingStatus.values()) {
                FunctionCounter.builder("trading.patterns.sightings", desk, is -> is.told(group, status))
                        .description("Sightings of patterns that were told since the start")
                        .tag("group", group.name())
                        .tag("status", status.name())
                        .register(registry);
            }
        }
        FunctionCounter.builder("trading.patterns.bars", desk, PatternDesk::handled)
                .description("Bars that were looked at for patterns")
                .register(registry);
        FunctionCounter.builder("trading.patterns.dropped", desk, PatternDesk::dropped)
                .description("Bars that found no room and were not looked at")
                .baseUnit("bars")
                .register(registry);
        Gauge.builder("trading.patterns.waiting", desk, PatternDesk::waiting)
                .description("Bars that wait to be looked at for patterns")
                .baseUnit("bars")
                .register(registry);
    }
}

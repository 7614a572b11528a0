package trading.web.pattern;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import trading.engine.pattern.PatternGroup;
import trading.engine.pattern.Sighting;
import trading.engine.pattern.SightingStatus;

/// How many sightings were told. One writer, any reader.
final class SightingCounts {
    private final Map<PatternGroup, Map<SightingStatus, LongAdder>> counts = new EnumMap<>(PatternGroup.class);

    SightingCounts() {
        for (PatternGroup group : PatternGroup.values()) {
            Map<SightingStatus, LongAdder> ofGroup = new EnumMap<>(SightingStatus.class);
            for (SightingStatus status : SightingStatus.values()) {
                ofGroup.put(status, new LongAdder());
            }
            counts.put(group, ofGroup);
        }
    }

    void count(Sighting sighting) {
        adder(sighting.kind().group(), sighting.status()).increment();
    }

    long of(PatternGroup group, SightingStatus status) {
        return adder(group, status).sum();
    }

    private LongAdder adder(PatternGroup group, SightingStatus status) {
        return Objects.requireNonNull(Objects.requireNonNull(counts.get(group)).get(status));
    }
}

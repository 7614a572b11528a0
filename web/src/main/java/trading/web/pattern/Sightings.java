package trading.web.pattern;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import trading.engine.model.Instrument;
import trading.engine.pattern.Sighting;
import trading.engine.view.LiveView;

/// Sightings as they are shown.
public final class Sightings {
    private static final Comparator<Sighting> NEWEST_FIRST = Comparator.<Sighting>comparingLong(
                    sighting -> sighting.barTimeNanos() + sighting.frame().nanos())
            .thenComparing(Sighting::id)
            .reversed();
    private static final int STREAMED = 200;

    private final PatternDesk desk;
    private final LiveView view;

    public Sightings(PatternDesk desk, LiveView view) {
        this.desk = desk;
        this.view = view;
    }

    /// Newest first, with those that are active.
    List<SightingJson> list(SightingFilter filter) {
        return shown(
                desk.known(filter).stream()
                        .filter(filter::matches)
                        .sorted(NEWEST_FIRST)
                        .toList(),
                filter.limit());
    }

    /// What was told lately, newest first.
    public List<SightingJson> newest() {
        return shown(desk.recent(), STREAMED);
    }

    private List<SightingJson> shown(List<Sighting> sightings, int limit) {
        Map<Integer, Instrument> instruments =
                view.instruments().stream().collect(Collectors.toMap(Instrument::id, Function.identity()));
        return sightings.stream()
                .flatMap(sighting -> Optional.ofNullable(instruments.get(sighting.instrument()))
                        .map(instrument -> SightingJson.of(sighting, instrument))
                        .stream())
                .limit(limit)
                .toList();
    }
}

package trading.web.pattern;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.pattern.EvidenceFigures;
import trading.engine.pattern.PatternConfig;
import trading.engine.pattern.PatternGroup;
import trading.engine.pattern.PatternScanner;
import trading.engine.pattern.Sighting;
import trading.engine.pattern.SightingStatus;

/// The scanner of one instrument and frame. The worker alone changes it; what it has published any thread reads.
final class PatternSeries {
    private static final int KEPT = 100;

    private final PatternScanner scanner;
    private final RecentSightings recent = new RecentSightings(KEPT);
    /// What was last said of the chart patterns that are forming or confirmed.
    private final Map<String, Sighting> said = new LinkedHashMap<>();

    private long latestNanos = Long.MIN_VALUE;
    private long bars;
    private volatile Published published = new Published(0, 0, List.of(), List.of());

    /// `bars` were seen until `asOfNanos`, the close of the latest.
    record Published(long asOfNanos, long bars, List<Sighting> active, List<EvidenceFigures> evidence) {}

    PatternSeries(int instrument, TimeFrame frame) {
        scanner = new PatternScanner(instrument, frame, PatternConfig.standard());
    }

    /// Recorded bars, oldest first. The last of them are looked at one by one, so that it is known when what is
    /// still active was seen.
    void learn(List<Bar> past) {
        int quick = Math.max(0, past.size() - PatternScanner.WARM_UP_BARS);
        scanner.learn(past.subList(0, quick));
        bars += quick;
        for (Bar bar : past.subList(quick, past.size())) {
            look(bar);
        }
        publish();
    }

    /// What a closed bar shows; nothing when it is not later than all before.
    List<Sighting> look(Bar bar) {
        if (bar.openTimeNanos() <= latestNanos) {
            return List.of();
        }
        latestNanos = bar.openTimeNanos();
        bars++;
        List<Sighting> sightings = scanner.onBar(bar);
        sightings.forEach(this::remember);
        return sightings;
    }

    private void remember(Sighting sighting) {
        boolean active = sighting.status() == SightingStatus.FORMING || sighting.status() == SightingStatus.CONFIRMED;
        if (active && sighting.kind().group() != PatternGroup.CANDLESTICK) {
            said.put(sighting.id(), sighting);
        } else {
            said.remove(sighting.id());
        }
    }

    void tell(Sighting sighting) {
        recent.add(sighting);
    }

    /// The latest word on what was told of before.
    void renew(Sighting sighting) {
        recent.renew(sighting);
    }

    /// Lets other threads see what is known by now.
    void publish() {
        List<Sighting> active = scanner.active();
        said.keySet().retainAll(active.stream().map(Sighting::id).toList());
        List<EvidenceFigures> evidence = scanner.evidence().all();
        published = new Published(
                evidence.stream()
                        .mapToLong(EvidenceFigures::asOfNanos)
                        .findFirst()
                        .orElse(0),
                bars,
                active.stream().map(one -> said.getOrDefault(one.id(), one)).toList(),
                evidence);
    }

    /// Newest first.
    List<Sighting> recent() {
        return recent.list();
    }

    Published published() {
        return published;
    }
}

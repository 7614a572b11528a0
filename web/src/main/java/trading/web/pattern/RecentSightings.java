package trading.web.pattern;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trading.engine.pattern.Sighting;

/// The newest sightings, each id with what was last said of it. Any thread.
final class RecentSightings {
    private final Map<String, Sighting> byId = new LinkedHashMap<>();
    private final int most;

    RecentSightings(int most) {
        this.most = most;
    }

    synchronized void add(Sighting sighting) {
        byId.remove(sighting.id());
        if (byId.size() == most) {
            byId.remove(byId.keySet().iterator().next());
        }
        byId.put(sighting.id(), sighting);
    }

    /// The latest word on one that is here; others are passed by.
    synchronized void renew(Sighting sighting) {
        byId.replace(sighting.id(), sighting);
    }

    /// Newest first.
    synchronized List<Sighting> list() {
        return List.copyOf(byId.values()).reversed();
    }
}

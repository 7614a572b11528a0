package trading.web.pattern;

import org.jspecify.annotations.Nullable;
import trading.engine.model.TimeFrame;
import trading.engine.pattern.Sighting;
import trading.engine.pattern.SightingStatus;

/// Which sightings. `instrument` -1: of all.
record SightingFilter(
        int instrument, @Nullable TimeFrame frame, @Nullable SightingStatus status, int limit) {

    boolean isOf(int instrument, TimeFrame frame) {
        return (this.instrument == -1 || this.instrument == instrument) && (this.frame == null || this.frame == frame);
    }

    boolean matches(Sighting sighting) {
        return isOf(sighting.instrument(), sighting.frame()) && (status == null || status == sighting.status());
    }
}

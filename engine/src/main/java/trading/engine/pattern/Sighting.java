package trading.engine.pattern;

import java.util.List;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// A pattern as it was seen at the close of one bar.
///
/// Each change of status is a sighting more with the same `id`, which is made of the kind and its points
/// and so is the same after a restart. `confidence` is 0 to 1, from the geometry only. Prices are ticks;
/// `target` and `invalidation` are 0 while the side is not known. `evidence` is of earlier sightings of the
/// kind, as it was known at this bar.
public record Sighting(
        String id,
        PatternKind kind,
        PatternSide side,
        SightingStatus status,
        double confidence,
        int instrument,
        TimeFrame frame,
        long startTimeNanos,
        long barTimeNanos,
        long close,
        long target,
        long invalidation,
        List<SightingPoint> points,
        List<SightingLine> lines,
        EvidenceFigures evidence) {

    public Sighting {
        points = List.copyOf(points);
        lines = List.copyOf(lines);
    }

    /// What is seen, in plain words. `of` is the instrument of this sighting.
    public String text(Instrument of) {
        return SightingText.of(this, of);
    }
}

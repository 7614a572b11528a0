package trading.web.pattern;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.pattern.LineRole;
import trading.engine.pattern.PatternGroup;
import trading.engine.pattern.PatternSide;
import trading.engine.pattern.PointRole;
import trading.engine.pattern.Sighting;
import trading.engine.pattern.SightingLine;
import trading.engine.pattern.SightingPoint;
import trading.engine.pattern.SightingStatus;
import trading.web.text.Figures;

/// A pattern as it was seen at `time`, the close of its bar. `text`: all of it in plain words. Points and lines have
/// the opening times of bars in epoch milliseconds, as bars have.
public record SightingJson(
        String id,
        String time,
        String symbol,
        String frame,
        String kind,
        String title,
        PatternGroup group,
        PatternSide side,
        SightingStatus status,
        double confidence,
        long startTime,
        long barTime,
        String close,
        @Nullable String target,
        @Nullable String invalidation,
        String text,
        List<PatternPointJson> points,
        List<PatternLineJson> lines,
        PatternEvidenceJson evidence) {

    /// A point to draw.
    record PatternPointJson(PointRole role, long time, String price) {
        static PatternPointJson of(SightingPoint point, Instrument instrument) {
            return new PatternPointJson(
                    point.role(), Figures.millis(point.timeNanos()), Figures.price(instrument, point.price()));
        }
    }

    /// A line to draw.
    record PatternLineJson(LineRole role, long fromTime, String fromPrice, long toTime, String toPrice) {
        static PatternLineJson of(SightingLine line, Instrument instrument) {
            return new PatternLineJson(
                    line.role(),
                    Figures.millis(line.fromTimeNanos()),
                    Figures.price(instrument, line.fromPrice()),
                    Figures.millis(line.toTimeNanos()),
                    Figures.price(instrument, line.toPrice()));
        }
    }

    static SightingJson of(Sighting sighting, Instrument instrument) {
        return new SightingJson(
                sighting.id(),
                Figures.time(sighting.barTimeNanos() + sighting.frame().nanos()),
                instrument.symbol(),
                sighting.frame().text(),
                sighting.kind().name(),
                sighting.kind().title(),
                sighting.kind().group(),
                sighting.side(),
                sighting.status(),
                sighting.confidence(),
                Figures.millis(sighting.startTimeNanos()),
                Figures.millis(sighting.barTimeNanos()),
                Figures.price(instrument, sighting.close()),
                Figures.priceOrNull(instrument, sighting.target()),
                Figures.priceOrNull(instrument, sighting.invalidation()),
                sighting.text(instrument),
                sighting.points().stream()
                        .map(point -> PatternPointJson.of(point, instrument))
                        .toList(),
                sighting.lines().stream()
                        .map(line -> PatternLineJson.of(line, instrument))
                        .toList(),
                PatternEvidenceJson.of(sighting.evidence()));
    }
}

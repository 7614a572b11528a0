package trading.engine.pattern;

import java.util.ArrayList;
import java.util.List;

/// A formation that is watched until it is decided.
final class Tracked {
    private final Formation formation;
    private final String id;
    private final List<SightingPoint> points = new ArrayList<>();
    private final long[] strokeTimes;
    private final int horizon;
    private SightingStatus status = SightingStatus.FORMING;
    private int sign;
    private int confirmedBar;
    private long target;
    private long stop;

    Tracked(Formation formation, BarWindow window, PatternPlace place, int horizon) {
        this.formation = formation;
        this.horizon = horizon;
        this.sign = formation.sign();
        for (Anchor anchor : formation.anchors()) {
            points.add(new SightingPoint(window.time(anchor.bar()), Math.round(anchor.price()), anchor.role()));
        }
        id = SightingId.of(formation.kind(), place.instrument(), place.frame(), points);
        strokeTimes = new long[formation.strokes().size()];
        for (int i = 0; i < strokeTimes.length; i++) {
            strokeTimes[i] = window.time(formation.strokes().get(i).fromBar());
        }
    }

    /// Looks at the latest bar. True when the status changed.
    boolean onBar(BarWindow window) {
        SightingStatus before = status;
        if (status == SightingStatus.FORMING) {
            formingOn(window);
        } else {
            confirmedOn(window);
        }
        return status != before;
    }

    private void formingOn(BarWindow window) {
        int bar = window.last();
        double close = window.close(bar);
        int broken = close > formation.upper().at(bar)
                ? 1
                : close < formation.lower().at(bar) ? -1 : 0;
        if (broken != 0 && broken * formation.sign() >= 0) {
            confirm(broken, bar, window);
        } else if (broken != 0) {
            status = SightingStatus.INVALIDATED;
        } else if (bar >= formation.waitUntil()) {
            status = SightingStatus.EXPIRED;
        }
    }

    private void confirm(int side, int bar, BarWindow window) {
        sign = side;
        confirmedBar = bar;
        target = targetAt(bar);
        stop = stopOf(side);
        long close = Math.round(window.close(bar));
        if (side * (close - stop) <= 0) {
            status = SightingStatus.INVALIDATED;
        } else if (side * (target - close) <= 0) {
            status = SightingStatus.TARGET_REACHED;
        } else {
            status = SightingStatus.CONFIRMED;
        }
        points.add(new SightingPoint(window.time(bar), close, PointRole.BREAKOUT));
    }

    /// The stop comes first when one bar reaches both: nobody knows which was first.
    private void confirmedOn(BarWindow window) {
        int bar = window.last();
        if (sign > 0 ? window.low(bar) <= stop : window.high(bar) >= stop) {
            status = SightingStatus.INVALIDATED;
        } else if (sign > 0 ? window.high(bar) >= target : window.low(bar) <= target) {
            status = SightingStatus.TARGET_REACHED;
        } else if (bar - confirmedBar >= horizon) {
            status = SightingStatus.EXPIRED;
        }
    }

    private long targetAt(int bar) {
        Line broken = sign > 0 ? formation.upper() : formation.lower();
        return Math.max(1, Math.round(broken.at(bar) + sign * formation.height()));
    }

    private long stopOf(int side) {
        return Math.max(1, Math.round(side > 0 ? formation.stopLong() : formation.stopShort()));
    }

    void expire() {
        status = SightingStatus.EXPIRED;
    }

    boolean ended() {
        return status != SightingStatus.FORMING && status != SightingStatus.CONFIRMED;
    }

    /// True when `other` would tell the same story again: the same kind on the same bars or level.
    boolean covers(Formation other, double meanRange) {
        if (other.kind() != formation.kind()) {
            return false;
        }
        return formation.kind().group() == PatternGroup.LEVEL
                ? Math.abs(formation.stopLong() - other.stopLong()) <= meanRange
                : other.firstBar() <= formation.lastBar();
    }

    String id() {
        return id;
    }

    SightingStatus status() {
        return status;
    }

    ChartPattern kind() {
        return formation.kind();
    }

    /// In ticks, once it is confirmed.
    long target() {
        return target;
    }

    long stop() {
        return stop;
    }

    PatternSide side() {
        return PatternSide.of(sign);
    }

    /// What there is to say at the latest bar.
    Sighting sighting(BarWindow window, PatternPlace place, EvidenceFigures evidence) {
        int bar = window.last();
        boolean forming = confirmedBar == 0;
        return new Sighting(
                id,
                formation.kind(),
                side(),
                status,
                formation.confidence(),
                place.instrument(),
                place.frame(),
                points.get(0).timeNanos(),
                window.time(bar),
                Math.round(window.close(bar)),
                sign == 0 ? 0 : forming ? targetAt(bar) : target,
                sign == 0 ? 0 : forming ? stopOf(sign) : stop,
                points,
                lines(window),
                evidence);
    }

    private List<SightingLine> lines(BarWindow window) {
        int bar = window.last();
        List<SightingLine> lines = new ArrayList<>();
        for (int i = 0; i < strokeTimes.length; i++) {
            Stroke stroke = formation.strokes().get(i);
            boolean pole = stroke.role() == LineRole.POLE;
            lines.add(new SightingLine(
                    stroke.role(),
                    strokeTimes[i],
                    Math.round(stroke.line().at(stroke.fromBar())),
                    pole ? points.get(1).timeNanos() : window.time(bar),
                    pole ? points.get(1).price() : Math.round(stroke.line().at(bar))));
        }
        return lines;
    }
}

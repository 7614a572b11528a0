package trading.engine.analyst.question;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trading.engine.analyst.PatternSighting;
import trading.engine.analyst.TrackRecord;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.pattern.PatternConfig;
import trading.engine.pattern.PatternScanner;
import trading.engine.pattern.PatternSide;
import trading.engine.pattern.RecentEvidence;
import trading.engine.pattern.Sighting;
import trading.engine.pattern.SightingStatus;

/// What an analyst is told of the patterns of one instrument and frame: those that were confirmed with the latest
/// bars, point somewhere and are not over, with what came of their kind lately.
///
/// The same bars give the same, however many came before them, from [RecentEvidence#WARM_UP_BARS] on. One thread at
/// a time.
public final class RecentPatterns {
    /// So many bars back, the newest included.
    static final int BARS = 5;
    /// The newest and clearest.
    static final int MOST = 12;

    private record Told(Sighting sighting, long nanos) {}

    private final PatternScanner scanner;
    private final TimeFrame frame;
    private final Map<String, Told> told = new LinkedHashMap<>();
    private long openNanos = Long.MIN_VALUE;

    public RecentPatterns(int instrument, TimeFrame frame) {
        this.frame = frame;
        scanner = new PatternScanner(instrument, frame, PatternConfig.standard());
    }

    /// Bars from before the first that is [#see]n, oldest first.
    public void learn(List<Bar> past) {
        int seen = Math.max(0, past.size() - BARS);
        scanner.learn(past.subList(0, seen));
        past.subList(seen, past.size()).forEach(this::see);
    }

    /// One that is not later than all before is passed by.
    void see(Bar bar) {
        if (bar.openTimeNanos() <= openNanos) {
            return;
        }
        openNanos = bar.openTimeNanos();
        for (Sighting sighting : scanner.onBar(bar)) {
            if (sighting.status() != SightingStatus.CONFIRMED) {
                told.remove(sighting.id());
            } else if (sighting.side() != PatternSide.NEUTRAL) {
                told.putIfAbsent(sighting.id(), new Told(sighting, bar.closeTimeNanos()));
            }
        }
        long end = bar.closeTimeNanos();
        told.values().removeIf(one -> end - one.nanos() >= BARS * frame.nanos());
    }

    /// As they stand at the close of the latest bar, the newest and clearest first.
    List<PatternSighting> now() {
        return told.values().stream()
                .sorted(Comparator.comparingLong(Told::nanos)
                        .thenComparingDouble(one -> one.sighting().confidence())
                        .reversed()
                        .thenComparing(one -> one.sighting().id()))
                .limit(MOST)
                .map(this::shown)
                .toList();
    }

    /// When the latest bar opened; [Long#MIN_VALUE] before the first.
    long openNanos() {
        return openNanos;
    }

    private PatternSighting shown(Told one) {
        Sighting sighting = one.sighting();
        RecentEvidence evidence = scanner.evidence().recent(sighting.kind(), sighting.side());
        return new PatternSighting(
                sighting.kind().title(),
                sighting.side() == PatternSide.BULLISH ? PatternSighting.Bias.BULLISH : PatternSighting.Bias.BEARISH,
                sighting.confidence(),
                one.nanos(),
                sighting.target(),
                sighting.invalidation(),
                track(evidence));
    }

    private static TrackRecord track(RecentEvidence evidence) {
        return evidence.outcomes() == 0
                ? TrackRecord.UNKNOWN
                : new TrackRecord(
                        evidence.hitRate().value(),
                        evidence.hitRate().low(),
                        evidence.hitRate().high(),
                        evidence.outcomes());
    }
}

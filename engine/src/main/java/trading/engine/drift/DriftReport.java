package trading.engine.drift;

import java.util.List;

/// What came of comparing a stretch of time. `sessions`: how many times strategies were opened anew for it. `fills`:
/// those of the session in that time; `same`: how many of them the backtest has alike. `commands`: read from the
/// journal.
public record DriftReport(
        long fromNanos,
        long toNanos,
        int sessions,
        long commands,
        long fills,
        long same,
        List<DriftFinding> findings,
        List<String> notes) {
    public DriftReport {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }
}

package trading.engine.orchestrator;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.host.SeatTerms;

/// A strategy on one instrument as it was declared: its version, its bars, what people had set, and what it
/// remembered. `running`: it was called.
public record SeatMark(
        String strategy,
        String version,
        String symbol,
        TimeFrame frame,
        boolean running,
        SeatTerms terms,
        SortedMap<String, String> memory) {
    public SeatMark {
        memory = Collections.unmodifiableSortedMap(new TreeMap<>(memory));
    }

    /// What it is called with; not what it remembers.
    public boolean isDeclaredAs(SeatMark other) {
        return version.equals(other.version)
                && frame == other.frame
                && running == other.running
                && terms.equals(other.terms);
    }
}

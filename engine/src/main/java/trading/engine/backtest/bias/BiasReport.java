package trading.engine.backtest.bias;

import java.util.List;

/// What a check found. `decisions`: how many it looked at; with none, nothing is proven. `bars`: how many were played
/// in the longest run.
public record BiasReport(List<BiasFinding> findings, int decisions, long bars) {
    public BiasReport {
        findings = List.copyOf(findings);
    }

    public boolean passed() {
        return findings.isEmpty();
    }

    /// One line for people.
    public String summary() {
        if (!passed()) {
            return findings.getFirst().text();
        }
        return decisions == 0
                ? "no decision in " + bars + " bars: nothing is proven"
                : "the same " + decisions + " decisions with every future and every past";
    }
}

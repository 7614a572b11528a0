package trading.engine.strategy;

import java.util.List;

/// What the analyst thinks of an instrument. `id`: where it is kept, with the prompt and the answer.
/// `timeNanos`: the market's time that it was formed for. `confidence`: 0 to 1.
public record AnalystOpinion(String id, long timeNanos, View view, double confidence, List<String> reasons) {
    /// Where the analyst expects the price to go.
    public enum View {
        BUY,
        HOLD,
        SELL
    }

    public AnalystOpinion {
        reasons = List.copyOf(reasons);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    "analyst opinion: id=" + id + " confidence=" + confidence + ": must be from 0 to 1");
        }
    }
}

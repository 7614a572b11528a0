package trading.engine.backtest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import trading.engine.analyst.record.AnalystJournal;

/// Who answers a strategy that asks for opinions in a run. No model is called by any of them.
public enum AnalystChoice {
    /// The kept answers of models, where there is one to the very same question, else the rules.
    KEPT,
    /// The rules alone.
    RULES;

    /// Of text like `kept`. Throws [IllegalArgumentException] with what there is.
    public static AnalystChoice of(String text) {
        for (AnalystChoice known : values()) {
            if (known.name().equals(text.toUpperCase(Locale.ROOT))) {
                return known;
            }
        }
        throw new IllegalArgumentException("analyst=" + text
                + ": write kept (a model's earlier answers to the same questions, else the rules) or rules; runs on the"
                + " past call no model");
    }

    /// The plan with the answers of that data directory that this lets it use. Throws
    /// [trading.engine.chain.ChainDamagedException] when they are not what was written.
    public BacktestPlan of(BacktestPlan plan, Path dataDirectory) throws IOException {
        return switch (this) {
            case KEPT -> plan.withAnswersFrom(AnalystJournal.in(dataDirectory));
            case RULES -> plan;
        };
    }
}

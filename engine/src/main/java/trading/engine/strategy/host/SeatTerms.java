package trading.engine.strategy.host;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.strategy.Sizing;

/// What people have set for a strategy. `parameters`: in place of its defaults, by name. `sizing`: null for its
/// own or the usual one. `vetoConfidence`: an analyst's opinion against an entry that is at least so sure keeps
/// it from being made; above 1: never.
public record SeatTerms(
        SortedMap<String, String> parameters, @Nullable Sizing sizing, double vetoConfidence) {
    public static final double NEVER = 2;
    public static final SeatTerms USUAL = new SeatTerms(new TreeMap<>(), null, NEVER);

    public SeatTerms {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        if (!(vetoConfidence > 0)) {
            throw new IllegalArgumentException("strategy: vetoConfidence=" + vetoConfidence + ": must be above 0");
        }
    }

    public SeatTerms withParameters(Map<String, String> changed) {
        SortedMap<String, String> all = new TreeMap<>(parameters);
        all.putAll(changed);
        return new SeatTerms(all, sizing, vetoConfidence);
    }

    public SeatTerms withSizing(@Nullable Sizing other) {
        return new SeatTerms(parameters, other, vetoConfidence);
    }

    public SeatTerms withVeto(double confidence) {
        return new SeatTerms(parameters, sizing, confidence);
    }
}

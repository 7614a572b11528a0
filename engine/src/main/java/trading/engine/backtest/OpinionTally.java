package trading.engine.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.language.KeptCall;

/// Counts whose opinions a run goes by.
final class OpinionTally {
    private record Whose(String model, @Nullable Long cutOffNanos) {}

    private static final class Count {
        private long answers;
        private long early;
    }

    private final Map<Whose, Count> models = new TreeMap<>(Comparator.comparing(Whose::model)
            .thenComparing(Whose::cutOffNanos, Comparator.nullsFirst(Comparator.naturalOrder())));
    private long kept;
    private long rules;
    private long inPlace;

    void rules() {
        rules++;
    }

    /// By the rules, where the kept answer was a failure.
    void inPlace() {
        rules++;
        inPlace++;
    }

    void kept(KeptCall call, long asOfNanos) {
        kept++;
        Long cutOff = call.trainingCutOffNanos();
        Count count = models.computeIfAbsent(new Whose(call.model(), cutOff), whose -> new Count());
        count.answers++;
        if (cutOff != null && asOfNanos < cutOff) {
            count.early++;
        }
    }

    OpinionSources sources(long fromNanos) {
        List<OpinionSources.Model> shares = new ArrayList<>();
        models.forEach((whose, count) ->
                shares.add(new OpinionSources.Model(whose.model, whose.cutOffNanos, count.answers, count.early)));
        return new OpinionSources(fromNanos, kept, rules, inPlace, shares);
    }
}

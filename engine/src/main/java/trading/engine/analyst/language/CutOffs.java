package trading.engine.analyst.language;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.OpinionFlag;

/// Whether a model can have known what came after.
final class CutOffs {
    private CutOffs() {}

    static Set<OpinionFlag> flags(@Nullable Long trainingCutOffNanos, long asOfNanos) {
        if (trainingCutOffNanos == null) {
            return Set.of(OpinionFlag.TRAINING_CUT_OFF_UNKNOWN);
        }
        return asOfNanos < trainingCutOffNanos ? Set.of(OpinionFlag.BEFORE_TRAINING_CUT_OFF) : Set.of();
    }
}

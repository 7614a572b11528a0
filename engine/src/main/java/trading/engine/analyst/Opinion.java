package trading.engine.analyst;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.engine.strategy.AnalystOpinion;

/// What an analyst thinks, and why.
///
/// `confidence` is 0 to 1. `horizonBars`: for how many bars of the question's frame it is meant.
/// `invalidationPrice` (ticks, 0 for none): where the opinion is shown to be wrong. `source`: `rules`, or the
/// model's name. `fellBackFor`: what went wrong before the rules answered, null when nothing did. There is no
/// quantity in it.
public record Opinion(
        String id,
        String source,
        OpinionAction action,
        double confidence,
        List<String> reasons,
        int horizonBars,
        long invalidationPrice,
        Set<OpinionFlag> flags,
        @Nullable OpinionFailed fellBackFor,
        String questionHash,
        long asOfNanos,
        CallCost cost)
        implements AnalystAnswer {

    public Opinion {
        if (!(confidence >= 0 && confidence <= 1) || reasons.isEmpty() || horizonBars < 1 || invalidationPrice < 0) {
            throw new IllegalArgumentException("opinion: confidence=" + confidence + " reasons=" + reasons.size()
                    + " horizonBars=" + horizonBars + " invalidationPrice=" + invalidationPrice);
        }
        reasons = List.copyOf(reasons);
        flags = Set.copyOf(flags);
    }

    /// This opinion, given in place of one that `failed`.
    public Opinion inPlaceOf(OpinionFailed failed) {
        return new Opinion(
                id,
                source,
                action,
                confidence,
                reasons,
                horizonBars,
                invalidationPrice,
                with(OpinionFlag.FALL_BACK),
                failed,
                questionHash,
                asOfNanos,
                failed.cost());
    }

    /// This opinion, given once more to `question` for nothing.
    public Opinion kept(AnalystQuestion question) {
        return new Opinion(
                id,
                source,
                action,
                confidence,
                reasons,
                horizonBars,
                invalidationPrice,
                with(OpinionFlag.KEPT),
                fellBackFor,
                questionHash,
                question.asOfNanos(),
                CallCost.NONE);
    }

    /// As a strategy is told of it that holds `held`: to leave a position is to expect the price to go against it; with
    /// none there is nothing to leave.
    public AnalystOpinion told(HeldPosition held) {
        AnalystOpinion.View view = switch (action) {
            case BUY -> AnalystOpinion.View.BUY;
            case SELL -> AnalystOpinion.View.SELL;
            case HOLD -> AnalystOpinion.View.HOLD;
            case EXIT ->
                held.quantity() > 0
                        ? AnalystOpinion.View.SELL
                        : held.quantity() < 0 ? AnalystOpinion.View.BUY : AnalystOpinion.View.HOLD;
        };
        return new AnalystOpinion(id, asOfNanos, view, confidence, reasons);
    }

    private Set<OpinionFlag> with(OpinionFlag flag) {
        Set<OpinionFlag> more = EnumSet.of(flag);
        more.addAll(flags);
        return more;
    }
}

package trading.web.analyst;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.Opinion;
import trading.engine.analyst.OpinionAction;
import trading.engine.analyst.OpinionFailed;
import trading.web.analyst.RecentAnswers.Answered;
import trading.web.text.Figures;

/// An opinion, or why there is none: then `action`, `source` and `confidence` are null, and `failure` is not. Of an
/// opinion of the rules in place of the model's, `failure` says what went wrong. `time`: of the market that it is
/// about.
record AnalystAnswerJson(
        String time,
        String strategy,
        String symbol,
        String frame,
        @Nullable String id,
        @Nullable String source,
        @Nullable OpinionAction action,
        @Nullable Double confidence,
        List<String> reasons,
        @Nullable Integer horizonBars,
        @Nullable String invalidationPrice,
        List<String> flags,
        @Nullable AnalystFailureJson failure,
        String cost,
        long tokens) {

    /// What went wrong.
    record AnalystFailureJson(String code, String text) {
        static AnalystFailureJson of(OpinionFailed failed) {
            return new AnalystFailureJson(failed.code().name(), failed.text());
        }
    }

    static AnalystAnswerJson of(Answered answered) {
        return switch (answered.answer()) {
            case Opinion opinion -> of(answered.question(), opinion);
            case OpinionFailed failed -> of(answered.question(), failed);
        };
    }

    private static AnalystAnswerJson of(AnalystQuestion question, Opinion opinion) {
        OpinionFailed failed = opinion.fellBackFor();
        return new AnalystAnswerJson(
                Figures.time(question.asOfNanos()),
                question.strategy(),
                question.instrument().symbol(),
                question.frame().text(),
                opinion.id(),
                opinion.source(),
                opinion.action(),
                opinion.confidence(),
                opinion.reasons(),
                opinion.horizonBars(),
                Figures.priceOrNull(question.instrument(), opinion.invalidationPrice()),
                opinion.flags().stream().map(Enum::name).sorted().toList(),
                failed == null ? null : AnalystFailureJson.of(failed),
                Figures.money(opinion.cost().money()),
                opinion.cost().tokens());
    }

    private static AnalystAnswerJson of(AnalystQuestion question, OpinionFailed failed) {
        return new AnalystAnswerJson(
                Figures.time(question.asOfNanos()),
                question.strategy(),
                question.instrument().symbol(),
                question.frame().text(),
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                List.of(),
                AnalystFailureJson.of(failed),
                Figures.money(failed.cost().money()),
                failed.cost().tokens());
    }
}

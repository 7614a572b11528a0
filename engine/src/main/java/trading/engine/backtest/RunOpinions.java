package trading.engine.backtest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.AnalystAnswer;
import trading.engine.analyst.AnalystQuestion;
import trading.engine.analyst.Opinion;
import trading.engine.analyst.OpinionFailed;
import trading.engine.analyst.RuleAnalyst;
import trading.engine.analyst.language.KeptCall;
import trading.engine.analyst.language.KeptCalls;
import trading.engine.analyst.question.QuestionSeries;
import trading.engine.analyst.question.RecentPatterns;
import trading.engine.analyst.question.Situation;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.engine.pattern.RecentEvidence;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.host.BarHistory;
import trading.engine.strategy.host.Insights;
import trading.engine.strategy.host.ScannedPatterns;

/// The opinions of a run. Nobody is called: a question gets the kept answer of a model to the very same
/// one, or the rules' opinion.
///
/// ```text
/// bar closes ──▶ opinion() ──▶ the newest answer that is there by now, on an earlier bar
///                    └──▶ QuestionSeries ──▶ KeptCalls, else RuleAnalyst ──▶ there when its call took no longer
/// ```
/// As live, the opinion on a bar is there at the next one, or later where the model took longer than that.
/// Of answers only those that are still to come are remembered, and of bars only those of the next
/// question.
final class RunOpinions implements Insights {
    private final KeptCalls kept;
    private final Situation situation;
    private final BarHistory history;
    private final RuleAnalyst rules = new RuleAnalyst();
    private final OpinionTally tally = new OpinionTally();
    private final Map<Market, QuestionSeries> series = new HashMap<>();
    private final Map<Asker, Answers> answers = new HashMap<>();

    private record Market(int instrument, TimeFrame frame) {}

    private record Asker(String strategy, Market market) {}

    private record Coming(long timeNanos, Opinion opinion) {}

    private static final class Answers {
        private final Deque<Coming> coming = new ArrayDeque<>();
        private @Nullable Opinion newest;

        @Nullable
        Opinion newest(long timeNanos) {
            coming.removeIf(one -> {
                Opinion known = newest;
                boolean there = one.timeNanos <= timeNanos;
                if (there && (known == null || one.opinion.asOfNanos() >= known.asOfNanos())) {
                    newest = one.opinion;
                }
                return there;
            });
            return newest;
        }
    }

    /// `history`: the bars from before the run.
    RunOpinions(KeptCalls kept, Situation situation, BarHistory history) {
        this.kept = kept;
        this.situation = situation;
        this.history = history;
    }

    @Override
    public PatternSight patterns(Instrument instrument) {
        return new ScannedPatterns(instrument);
    }

    @Override
    public Optional<AnalystOpinion> opinion(String strategy, Instrument instrument, Bar bar) {
        Market market = new Market(bar.instrument(), bar.frame());
        Answers its = answers.computeIfAbsent(new Asker(strategy, market), asker -> new Answers());
        Opinion newest = its.newest(bar.closeTimeNanos());
        QuestionSeries bars = series.computeIfAbsent(market, this::begun);
        bars.see(bar);
        bars.question(strategy, instrument, bar, situation).ifPresent(question -> answer(question, its));
        bars.keepNewest(AnalystQuestion.MOST_BARS);
        return newest == null
                ? Optional.empty()
                : Optional.of(newest.told(situation.held(strategy, instrument, bar.close())));
    }

    private QuestionSeries begun(Market market) {
        List<Bar> past = history.recent(market.instrument, market.frame, RecentEvidence.WARM_UP_BARS);
        RecentPatterns taught = new RecentPatterns(market.instrument, market.frame);
        taught.learn(past);
        QuestionSeries begun = new QuestionSeries(market.instrument, market.frame);
        begun.learn(past, taught);
        return begun;
    }

    private void answer(AnalystQuestion question, Answers its) {
        KeptCall call =
                kept.questions() == 0 ? null : kept.find(question.hash()).orElse(null);
        if (call == null) {
            byRules(question, null, 0, its);
            return;
        }
        switch (call.answer(question)) {
            case Opinion opinion -> {
                tally.kept(call, question.asOfNanos());
                its.coming.add(new Coming(question.asOfNanos() + call.latencyNanos(), opinion));
            }
            case OpinionFailed failed -> byRules(question, failed, call.latencyNanos(), its);
        }
    }

    /// In place of a call that `failed` after `latencyNanos`, as live, or of none. Rules that have nothing
    /// to say, live too, leave the strategy with the opinion of before.
    private void byRules(AnalystQuestion question, @Nullable OpinionFailed failed, long latencyNanos, Answers its) {
        AnalystAnswer answer = rules.ask(question);
        if (answer instanceof Opinion opinion) {
            if (failed == null) {
                tally.rules();
            } else {
                tally.inPlace();
            }
            Opinion given = failed == null ? opinion : opinion.inPlaceOf(failed);
            its.coming.add(new Coming(question.asOfNanos() + latencyNanos, given));
        }
    }

    OpinionSources sources(long fromNanos) {
        return tally.sources(fromNanos);
    }
}

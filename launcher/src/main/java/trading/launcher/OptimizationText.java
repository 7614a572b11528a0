package trading.launcher;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.OpinionSources;
import trading.engine.backtest.metric.OverfittingProbability;
import trading.engine.backtest.search.CrossValidation;
import trading.engine.backtest.search.HoldOut;
import trading.engine.backtest.search.Objective;
import trading.engine.backtest.search.Optimization;
import trading.engine.backtest.search.Stability;
import trading.engine.backtest.search.Trial;
import trading.engine.backtest.search.TrialLog;
import trading.engine.backtest.search.WalkForward;
import trading.web.backtest.OptimizationJson;

/// Many runs as a terminal shows them.
final class OptimizationText {
    private static final int SHOWN = 15;
    private static final int SHOWN_NEIGHBOURHOODS = 5;
    private static final String ROW = "  %10s %10s %10s %8s %7s  %s%n";
    private static final String NEIGHBOURHOOD = "  %12s %12s %12s %10s  %s%n";

    private OptimizationText() {}

    static void print(Optimization found, PrintWriter out) {
        OverfittingProbability overfitting = found.overfitting();
        out.println(found.trials().size() + " trials, the best by " + words(found.objective()) + " first");
        out.printf(ROW, "RETURN", "SHARPE", "DRAWDOWN", "TRADES", "WON", "SETTINGS");
        found.trials().stream().limit(SHOWN).forEach(trial -> row(trial, out));
        if (found.objectives().size() > 1) {
            front(found, out);
        }
        neighbourhoods(found.stability(), out);
        out.println();
        out.println("  deflated Sharpe: the best one is more than chance with "
                + BacktestText.percent(found.deflatedSharpe()) + " certainty");
        out.println("  probability of overfitting: "
                + (overfitting == null
                        ? "unknown, there are too few trials or days"
                        : BacktestText.percent(overfitting.probability()) + " (" + overfitting.splits() + " splits)"));
        opinions(found.opinions(), out);
        out.println("  hash " + found.hash());
    }

    private static void opinions(OpinionSources opinions, PrintWriter out) {
        if (opinions.all() > 0) {
            out.println("  opinions in all trials: " + opinions.words());
            opinions.warnings().forEach(warning -> out.println("  ! " + warning));
        }
    }

    private static String words(Objective objective) {
        return objective.text().replace('-', ' ');
    }

    private static void row(Trial trial, PrintWriter out) {
        if (trial.metrics() == null) {
            out.printf(ROW, "-", "-", "-", "-", "-", trial.settings() + " " + trial.failed());
            return;
        }
        out.printf(
                ROW,
                BacktestText.percent(trial.metrics().totalReturn()),
                BacktestText.number(trial.metrics().returns().sharpe()),
                BacktestText.percent(trial.metrics().maximumDrawdown()),
                trial.metrics().trades().count(),
                BacktestText.percent(trial.metrics().trades().winRate()),
                trial.settings());
    }

    /// One line for each trial that no other beats in everything.
    private static void front(Optimization found, PrintWriter out) {
        List<Objective> objectives = found.objectives();
        out.println();
        out.println("Pareto front: " + found.front().size() + " trials that none is better than in everything");
        StringBuilder head = new StringBuilder(" ");
        objectives.forEach(one -> head.append(String.format(Locale.ROOT, " %20s", one.name())));
        out.println(head.append("  SETTINGS"));
        for (Trial trial : found.front().stream().limit(SHOWN).toList()) {
            StringBuilder line = new StringBuilder(" ");
            for (Objective one : objectives) {
                double figure = trial.metrics() == null ? Double.NaN : one.figure(trial.metrics());
                line.append(String.format(Locale.ROOT, " %20s", figure(figure)));
            }
            out.println(line.append("  ").append(trial.settings()));
        }
    }

    private static void neighbourhoods(Stability stability, PrintWriter out) {
        if (stability.neighbourhoods().isEmpty()) {
            return;
        }
        out.println();
        out.println("The most stable: " + words(stability.objective()) + " of settings together with their neighbours");
        out.printf(NEIGHBOURHOOD, "MEAN", "ITS OWN", "WORST", "NEIGHBOURS", "SETTINGS");
        stability.neighbourhoods().stream()
                .limit(SHOWN_NEIGHBOURHOODS)
                .forEach(one -> out.printf(
                        NEIGHBOURHOOD,
                        figure(one.mean()),
                        figure(one.value()),
                        figure(one.worst()),
                        one.neighbours(),
                        one.settings()));
    }

    private static String figure(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "-";
    }

    static void print(HoldOut held, TrialLog.@Nullable Look look, PrintWriter out) {
        String time = History.time(held.fromNanos()) + " to " + History.time(held.toNanos());
        out.println();
        if (look == null) {
            out.println("  hold-out            " + time + ", not looked at; --look does, once");
            return;
        }
        out.println("  hold-out            " + time + ", looked at now and never again");
        out.printf(ROW, "RETURN", "SHARPE", "DRAWDOWN", "TRADES", "WON", "SETTINGS");
        row(look.trial(), out);
        opinions(look.trial().opinions(), out);
    }

    static void print(WalkForward walked, PrintWriter out) {
        out.println(walked.steps().size() + " steps, each used after it was chosen");
        for (WalkForward.Step step : walked.steps()) {
            out.println("  " + History.time(step.splitNanos()) + " to " + History.time(step.toNanos()) + "  inside "
                    + total(step.inside()) + ", outside " + total(step.outside()) + ", efficiency "
                    + BacktestText.number(step.efficiency()) + "  " + step.chosen());
        }
        out.println();
        out.println("  return outside      " + BacktestText.percent(OptimizationJson.outsideReturn(walked)));
        out.println("  Sharpe outside      "
                + BacktestText.number(walked.outsideReturns().sharpe()));
        out.println("  efficiency          " + BacktestText.number(walked.efficiency())
                + " (of what was found inside, this much came outside)");
        opinions(walked.opinions(), out);
    }

    static void print(CrossValidation validated, PrintWriter out) {
        out.println(validated.folds().size() + " folds, each used with what the others chose by "
                + words(validated.objective()));
        for (CrossValidation.Fold fold : validated.folds()) {
            out.println("  " + History.time(fold.fromNanos()) + " to " + History.time(fold.toNanos()) + "  outside "
                    + total(fold.outside()) + "  " + fold.chosen() + "  chosen on " + fold.trainingDays() + " days, "
                    + fold.purgedDays() + " purged, " + fold.embargoedDays() + " embargoed");
        }
        out.println();
        out.println("  return outside      " + BacktestText.percent(OptimizationJson.compound(validated.outside())));
        out.println("  Sharpe outside      "
                + BacktestText.number(validated.outsideReturns().sharpe()));
        out.println("  " + words(validated.objective()) + " outside: "
                + figure(validated.values().mean()) + " in the mean of the folds, deviation "
                + figure(validated.values().deviation()));
        opinions(validated.opinions(), out);
    }

    private static String total(Trial trial) {
        return trial.metrics() == null
                ? "-"
                : BacktestText.percent(trial.metrics().totalReturn());
    }
}

package trading.web.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.metric.OverfittingProbability;
import trading.engine.backtest.search.CrossValidation;
import trading.engine.backtest.search.HoldOut;
import trading.engine.backtest.search.Objective;
import trading.engine.backtest.search.Optimization;
import trading.engine.backtest.search.Stability;
import trading.engine.backtest.search.Trial;
import trading.engine.backtest.search.TrialLog;
import trading.engine.backtest.search.WalkForward;

/// Many runs as JSON.
public final class OptimizationJson {
    private static final int MOST_NEIGHBOURHOODS = 100;

    private final ObjectMapper mapper = new ObjectMapper();
    private final BacktestJson runs = new BacktestJson();

    public ObjectNode of(Optimization found) {
        OverfittingProbability overfitting = found.overfitting();
        ObjectNode all = mapper.createObjectNode();
        all.put("objective", found.objective().name());
        ArrayNode objectives = all.putArray("objectives");
        found.objectives().forEach(one -> objectives.add(one.name()));
        all.put("hash", found.hash());
        runs.putOpinions(all, found.opinions());
        number(all, "deflatedSharpe", found.deflatedSharpe());
        number(all, "overfittingProbability", overfitting == null ? Double.NaN : overfitting.probability());
        ArrayNode front = all.putArray("front");
        found.front().forEach(trial -> front.add(point(trial, found.objectives())));
        all.set("stability", stability(found.stability()));
        ArrayNode rows = all.putArray("trials");
        found.trials().forEach(trial -> rows.add(runs.trial(trial)));
        return all;
    }

    /// Settings, and each objective's own figure.
    private ObjectNode point(Trial trial, List<Objective> objectives) {
        ObjectNode point = mapper.createObjectNode();
        point.set("settings", mapper.valueToTree(trial.settings()));
        ObjectNode values = point.putObject("values");
        for (Objective objective : objectives) {
            number(values, objective.name(), trial.metrics() == null ? Double.NaN : objective.figure(trial.metrics()));
        }
        return point;
    }

    private ObjectNode stability(Stability stability) {
        ObjectNode all = mapper.createObjectNode();
        all.put("objective", stability.objective().name());
        all.put("isMost", stability.objective().isMost());
        ArrayNode neighbourhoods = all.putArray("neighbourhoods");
        stability.neighbourhoods().stream().limit(MOST_NEIGHBOURHOODS).forEach(one -> {
            ObjectNode row = neighbourhoods.addObject();
            row.set("settings", mapper.valueToTree(one.settings()));
            number(row, "value", one.value());
            number(row, "mean", one.mean());
            number(row, "worst", one.worst());
            row.put("neighbours", one.neighbours());
        });
        ArrayNode maps = all.putArray("maps");
        for (Stability.HeatMap map : stability.maps()) {
            ObjectNode one = maps.addObject();
            one.put("row", map.row());
            one.put("column", map.column());
            one.set("rows", mapper.valueToTree(map.rows()));
            one.set("columns", mapper.valueToTree(map.columns()));
            one.set("best", cells(map.best()));
            one.set("means", cells(map.means()));
        }
        return all;
    }

    private ArrayNode cells(List<List<Double>> lines) {
        ArrayNode rows = mapper.createArrayNode();
        for (List<Double> line : lines) {
            ArrayNode row = rows.addArray();
            for (double value : line) {
                if (Double.isFinite(value)) {
                    row.add(value);
                } else {
                    row.addNull();
                }
            }
        }
        return rows;
    }

    /// With what came of each fold outside, and of all of them together.
    public ObjectNode of(CrossValidation validated) {
        ObjectNode all = mapper.createObjectNode();
        all.put("objective", validated.objective().name());
        runs.putOpinions(all, validated.opinions());
        number(all, "outsideReturn", compound(validated.outside()));
        number(all, "outsideSharpe", validated.outsideReturns().sharpe());
        number(all, "outsideMean", validated.values().mean());
        number(all, "outsideDeviation", validated.values().deviation());
        ArrayNode rows = all.putArray("folds");
        for (CrossValidation.Fold fold : validated.folds()) {
            ObjectNode row = rows.addObject();
            row.put("from", BacktestJson.time(fold.fromNanos()));
            row.put("to", BacktestJson.time(fold.toNanos()));
            row.put("trainingDays", fold.trainingDays());
            row.put("purgedDays", fold.purgedDays());
            row.put("embargoedDays", fold.embargoedDays());
            number(row, "inside", validated.objective().isMost() ? fold.inside() : -fold.inside());
            row.set("outside", runs.trial(fold.outside()));
        }
        return all;
    }

    /// A hold-out, and what it brought when this was its only look.
    public ObjectNode of(HoldOut held, TrialLog.@Nullable Look look) {
        ObjectNode all = mapper.createObjectNode();
        all.put("from", BacktestJson.time(held.fromNanos()));
        all.put("to", BacktestJson.time(held.toNanos()));
        if (look != null) {
            all.put("looked", look.time());
            all.put("by", look.by());
            all.set("outside", runs.trial(look.trial()));
        }
        return all;
    }

    /// With the return of all that was used after it was chosen.
    public ObjectNode of(WalkForward walked) {
        ObjectNode all = mapper.createObjectNode();
        runs.putOpinions(all, walked.opinions());
        number(all, "outsideReturn", outsideReturn(walked));
        number(all, "outsideSharpe", walked.outsideReturns().sharpe());
        number(all, "efficiency", walked.efficiency());
        ArrayNode rows = all.putArray("steps");
        for (WalkForward.Step step : walked.steps()) {
            ObjectNode row = rows.addObject();
            row.put("from", BacktestJson.time(step.fromNanos()));
            row.put("split", BacktestJson.time(step.splitNanos()));
            row.put("to", BacktestJson.time(step.toNanos()));
            number(row, "efficiency", step.efficiency());
            row.set("inside", runs.trial(step.inside()));
            row.set("outside", runs.trial(step.outside()));
        }
        return all;
    }

    public static double outsideReturn(WalkForward walked) {
        return compound(walked.outside());
    }

    /// What days' returns come to together.
    public static double compound(List<Double> days) {
        double grown = 1;
        for (double day : days) {
            grown *= 1 + day;
        }
        return grown - 1;
    }

    private static void number(ObjectNode into, String name, double value) {
        if (Double.isFinite(value)) {
            into.put(name, value);
        } else {
            into.putNull(name);
        }
    }
}

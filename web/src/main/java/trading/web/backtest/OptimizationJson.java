package trading.web.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import trading.engine.backtest.Optimization;
import trading.engine.backtest.WalkForward;
import trading.engine.backtest.metric.OverfittingProbability;

/// Many runs as JSON.
public final class OptimizationJson {
    private final ObjectMapper mapper = new ObjectMapper();
    private final BacktestJson runs = new BacktestJson();

    public ObjectNode of(Optimization found) {
        OverfittingProbability overfitting = found.overfitting();
        ObjectNode all = mapper.createObjectNode();
        all.put("objective", found.objective().name());
        number(all, "deflatedSharpe", found.deflatedSharpe());
        number(all, "overfittingProbability", overfitting == null ? Double.NaN : overfitting.probability());
        ArrayNode rows = all.putArray("trials");
        found.trials().forEach(trial -> rows.add(runs.trial(trial)));
        return all;
    }

    /// With the return of all that was used after it was chosen.
    public ObjectNode of(WalkForward walked) {
        ObjectNode all = mapper.createObjectNode();
        number(all, "outsideReturn", outsideReturn(walked));
        number(all, "outsideSharpe", walked.outsideReturns().sharpe());
        number(all, "efficiency", walked.efficiency());
        ArrayNode rows = all.putArray("steps");
        for (WalkForward.Step step : walked.steps()) {
            ObjectNode row = rows.addObject();
            row.put("from", BacktestJson.time(step.fromNanos()));
            row.put("split", BacktestJson.time(step.splitNanos()));
            row.put("to", BacktestJson.time(step.toNanos()));
            row.set("inside", runs.trial(step.inside()));
            row.set("outside", runs.trial(step.outside()));
        }
        return all;
    }

    public static double outsideReturn(WalkForward walked) {
        double outside = 1;
        for (double day : walked.outside()) {
            outside *= 1 + day;
        }
        return outside - 1;
    }

    private static void number(ObjectNode into, String name, double value) {
        if (Double.isFinite(value)) {
            into.put(name, value);
        } else {
            into.putNull(name);
        }
    }
}

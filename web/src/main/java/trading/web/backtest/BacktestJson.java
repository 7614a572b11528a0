package trading.web.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BacktestResult;
import trading.engine.backtest.CandleNoise;
import trading.engine.backtest.Honesty;
import trading.engine.backtest.OpinionSources;
import trading.engine.backtest.metric.ClosedTrade;
import trading.engine.backtest.metric.EquityCurve;
import trading.engine.backtest.metric.MonteCarlo;
import trading.engine.backtest.metric.Outcomes;
import trading.engine.backtest.search.Trial;

/// A run as JSON: names as in the records, times as text, and null where there is no figure.
public final class BacktestJson {
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_POINTS = 5_000;
    private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

    private final ObjectMapper mapper = new ObjectMapper();

    public ObjectNode of(String strategy, BacktestPlan plan, BacktestResult result, Honesty honesty) {
        ObjectNode all = mapper.createObjectNode();
        all.put("strategy", strategy);
        all.set("settings", mapper.valueToTree(plan.settings()));
        all.set("symbols", mapper.valueToTree(plan.symbols()));
        all.put("frame", plan.frame().text());
        all.put("detail", plan.detail());
        all.put("from", time(result.equity().timeNanos(0)));
        all.put("to", time(result.equity().timeNanos(result.equity().size() - 1)));
        all.put("bars", result.bars());
        all.put("hash", result.hash());
        putOpinions(all, result.opinions());
        all.put("disabled", result.disabled());
        all.set("metrics", figures(result.metrics()));
        all.set("honesty", honesty(honesty));
        all.set("denials", mapper.valueToTree(result.denials()));
        all.set("equity", curve(result.equity(), result.benchmark()));
        ArrayNode trades = all.putArray("trades");
        result.measured(plan).forEach(trade -> trades.add(trade(trade)));
        return all;
    }

    public ObjectNode trial(Trial trial) {
        ObjectNode one = mapper.createObjectNode();
        one.set("settings", mapper.valueToTree(trial.settings()));
        if (trial.metrics() == null) {
            one.put("failed", trial.failed());
        } else {
            one.set("metrics", figures(trial.metrics()));
            one.put("hash", trial.hash());
            putOpinions(one, trial.opinions());
        }
        return one;
    }

    /// Whose opinions the strategy was given; nothing for one that asks for none.
    void putOpinions(ObjectNode into, OpinionSources opinions) {
        if (opinions.all() == 0) {
            return;
        }
        ObjectNode all = into.putObject("opinions");
        all.put("kept", opinions.kept());
        all.put("rules", opinions.rules());
        all.put("inPlace", opinions.inPlace());
        ArrayNode models = all.putArray("models");
        for (OpinionSources.Model model : opinions.models()) {
            Long cutOff = model.trainingCutOffNanos();
            models.addObject()
                    .put("name", model.name())
                    .put("trainingCutOff", cutOff == null ? null : time(cutOff))
                    .put("answers", model.answers())
                    .put("early", model.early());
        }
        all.set("warnings", mapper.valueToTree(opinions.warnings()));
    }

    private ObjectNode honesty(Honesty honesty) {
        ObjectNode all = mapper.createObjectNode();
        all.put("trials", honesty.trials());
        number(all, "probabilisticSharpe", honesty.probabilisticSharpe());
        number(all, "deflatedSharpe", honesty.deflatedSharpe());
        all.set("shuffledTrades", outcomes(honesty.shuffled()));
        all.set("redrawnDays", outcomes(honesty.bootstrapped()));
        number(all, "randomEntriesProbability", honesty.entries().probability());
        number(all, "randomEntriesMeanGain", honesty.entries().meanGain());
        all.set("candleNoise", noise(honesty.noise()));
        all.set("warnings", mapper.valueToTree(honesty.warnings()));
        return all;
    }

    private ObjectNode noise(CandleNoise noise) {
        ObjectNode all = mapper.createObjectNode();
        all.put("runs", noise.runs());
        all.put("skipped", noise.skipped());
        all.set("totalReturn", quantiles(noise.totalReturn()));
        all.set("sharpe", quantiles(noise.sharpe()));
        all.set("maximumDrawdown", quantiles(noise.maximumDrawdown()));
        return all;
    }

    private ObjectNode outcomes(MonteCarlo runs) {
        ObjectNode all = mapper.createObjectNode();
        all.set("finalReturn", quantiles(runs.finalReturn()));
        all.set("maximumDrawdown", quantiles(runs.maximumDrawdown()));
        return all;
    }

    private ObjectNode quantiles(Outcomes outcomes) {
        ObjectNode all = mapper.createObjectNode();
        for (double part : QUANTILES) {
            number(all, "p" + Math.round(100 * part), outcomes.quantile(part));
        }
        return all;
    }

    /// At most so many points, the last of each stretch.
    private ArrayNode curve(EquityCurve equity, EquityCurve benchmark) {
        ArrayNode points = mapper.createArrayNode();
        int step = Math.max(1, equity.size() / MOST_POINTS);
        for (int i = 0; i < equity.size(); i++) {
            if (i % step == step - 1 || i == 0 || i == equity.size() - 1) {
                ObjectNode point = points.addObject();
                point.put("time", time(equity.timeNanos(i)));
                number(point, "equity", equity.value(i));
                number(point, "benchmark", benchmark.value(i));
            }
        }
        return points;
    }

    private ObjectNode trade(ClosedTrade trade) {
        ObjectNode one = mapper.createObjectNode();
        one.put("symbol", trade.symbol());
        one.put("side", trade.side().name());
        one.put("opened", time(trade.openedNanos()));
        one.put("closed", time(trade.closedNanos()));
        number(one, "entryNotional", trade.entryNotional());
        number(one, "exitNotional", trade.exitNotional());
        number(one, "fees", trade.fees());
        number(one, "profit", trade.profit());
        number(one, "adverse", trade.adverse());
        number(one, "favorable", trade.favorable());
        one.put("exitReason", trade.exitReason().name());
        return one;
    }

    /// A record of figures, records and maps of them.
    private ObjectNode figures(Record record) {
        ObjectNode all = mapper.createObjectNode();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                put(all, component.getName(), component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("record: " + record.getClass() + "." + component, impossible);
            }
        }
        return all;
    }

    private void put(ObjectNode into, String name, Object value) {
        switch (value) {
            case Double number -> number(into, name, number);
            case Integer number -> into.put(name, number);
            case Long number -> into.put(name, number);
            case Record record -> into.set(name, figures(record));
            case Map<?, ?> map -> {
                ObjectNode node = into.putObject(name);
                map.forEach((key, each) -> put(node, String.valueOf(key), each));
            }
            case List<?> list -> into.set(name, mapper.valueToTree(list));
            default -> into.put(name, String.valueOf(value));
        }
    }

    static String time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND)).toString();
    }

    private static void number(ObjectNode into, String name, double value) {
        if (Double.isFinite(value)) {
            into.put(name, value);
        } else {
            into.putNull(name);
        }
    }
}

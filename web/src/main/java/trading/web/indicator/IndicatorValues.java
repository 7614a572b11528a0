package trading.web.indicator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import trading.engine.indicator.CatalogIndicator;
import trading.engine.indicator.IndicatorDefinition;
import trading.engine.indicator.IndicatorOutput;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;
import trading.web.indicator.IndicatorValuesJson.IndicatorSeriesJson;
import trading.web.market.Bars;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.text.Figures;

/// Reckons indicators on bars: by the very code that strategies use, begun early enough that its beginning
/// does not show.
final class IndicatorValues {
    /// However long a warm-up is.
    private static final int MOST_BARS = 8_000;

    private final Bars bars;
    private final Map<String, List<Dimension>> dimensions = new ConcurrentHashMap<>();

    IndicatorValues(Bars bars) {
        this.bars = bars;
    }

    /// On the newest `limit` bars that open before `toNanos`.
    IndicatorValuesJson of(
            IndicatorDefinition definition,
            Map<String, Double> settings,
            Instrument instrument,
            TimeFrame frame,
            long toNanos,
            int limit) {
        CatalogIndicator indicator = made(definition, settings);
        int wanted = (int) Math.min(MOST_BARS, (long) limit + definition.warmUpBars(settings));
        List<Bar> read = bars.raw(instrument, frame, toNanos, wanted);
        int first = Math.max(0, read.size() - limit);
        List<Dimension> counts = dimensions.computeIfAbsent(definition.name(), name -> Dimension.of(definition));
        List<List<@Nullable Double>> values = new ArrayList<>();
        definition.outputs().forEach(output -> values.add(new ArrayList<>()));
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            indicator.update(read.get(i));
            if (i < first) {
                continue;
            }
            times.add(Figures.millis(read.get(i).openTimeNanos()));
            for (int output = 0; output < values.size(); output++) {
                double value = counts.get(output).scaled(indicator.value(output), instrument);
                values.get(output).add(Double.isFinite(value) ? value : null);
            }
        }
        List<IndicatorSeriesJson> series = new ArrayList<>();
        for (IndicatorOutput output : definition.outputs()) {
            series.add(new IndicatorSeriesJson(output.name(), values.get(series.size())));
        }
        return new IndicatorValuesJson(definition.name(), instrument.symbol(), frame.text(), times, series);
    }

    private static CatalogIndicator made(IndicatorDefinition definition, Map<String, Double> settings) {
        try {
            return definition.create(settings);
        } catch (IllegalArgumentException wrong) {
            throw refused(String.valueOf(wrong.getMessage()));
        }
    }

    /// `fast:8,slow:21`; empty: the defaults.
    static Map<String, Double> settings(String text) {
        Map<String, Double> settings = new HashMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int colon = part.indexOf(':');
            String number = part.substring(colon + 1);
            if (colon < 1 || !number.matches("-?\\d{1,9}(\\.\\d{1,9})?")) {
                throw refused(
                        "settings are written as name:number,name:number and not as " + Problem.quoted(part) + ".");
            }
            if (settings.put(part.substring(0, colon), Double.parseDouble(number)) != null) {
                throw refused("settings name " + Problem.quoted(part.substring(0, colon)) + " twice.");
            }
        }
        return settings;
    }

    private static RuntimeException refused(String detail) {
        return new Problem(ProblemType.QUERY_INVALID, new FieldError("?settings", "QUERY_INVALID", detail))
                .asException();
    }
}

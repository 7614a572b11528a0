package trading.engine.analyst;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import trading.engine.indicator.CatalogIndicator;
import trading.engine.indicator.IndicatorCatalog;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;

/// The indicators that every question brings: a few of each group, computed over the bars of the question and of
/// nothing else, so that the same bars give the same values. Those that move on the price's scale are prices.
public final class QuestionIndicators {
    private record Shown(String text, String name, Map<String, Double> settings, String output, boolean price) {}

    private static final List<Shown> ALL = List.of(
            new Shown("EMA 9", "ema", Map.of("period", 9.0), "value", true),
            new Shown("EMA 21", "ema", Map.of("period", 21.0), "value", true),
            new Shown("EMA 50", "ema", Map.of("period", 50.0), "value", true),
            new Shown("RSI 14", "rsi", Map.of(), "value", false),
            new Shown("MACD 12 26 9 histogram", "macd", Map.of(), "histogram", true),
            new Shown("ADX 14", "adx", Map.of(), "value", false),
            new Shown("+DI 14", "adx", Map.of(), "plus", false),
            new Shown("-DI 14", "adx", Map.of(), "minus", false),
            new Shown("stochastic %K 14 3", "stochastic", Map.of(), "value", false),
            new Shown("ATR 14", "atr", Map.of(), "value", true),
            new Shown("Bollinger upper 20 2", "bollinger", Map.of(), "upper", true),
            new Shown("Bollinger lower 20 2", "bollinger", Map.of(), "lower", true),
            new Shown("ROC 10", "roc", Map.of(), "value", false),
            new Shown("MFI 14", "mfi", Map.of(), "value", false));

    private QuestionIndicators() {}

    /// At the close of the last of `bars`, which are of `instrument` and come oldest first. One that needs more of
    /// them is left out.
    public static List<IndicatorValue> of(Instrument instrument, List<Bar> bars) {
        double tick = instrument.price(1).doubleValue();
        List<IndicatorValue> values = new ArrayList<>();
        for (Shown shown : ALL) {
            CatalogIndicator indicator = IndicatorCatalog.create(shown.name(), shown.settings());
            bars.forEach(indicator::update);
            double value = indicator.value(shown.output()) * (shown.price() ? tick : 1);
            if (Double.isFinite(value)) {
                values.add(new IndicatorValue(shown.text(), value));
            }
        }
        return List.copyOf(values);
    }
}

package trading.web.backtest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.StrategyParameters;

/// A strategy that comes with the product. `symbols`: what it trades unless it is told otherwise.
public record RunnableStrategyJson(
        String name, String description, List<String> symbols, List<RunnableParameterJson> parameters) {

    /// What may be set, and within which bounds.
    public record RunnableParameterJson(
            String name, String description, String value, String from, String to, String step, boolean whole) {}

    static List<RunnableStrategyJson> all() {
        return StrategyCatalog.names().stream().map(RunnableStrategyJson::of).toList();
    }

    private static RunnableStrategyJson of(String name) {
        StrategyDeclaration declaration = StrategyCatalog.create(name, Map.of()).declaration();
        return new RunnableStrategyJson(
                name,
                declaration.description(),
                declaration.symbols(),
                StrategyParameters.ranges(declaration.parameters().getClass()).stream()
                        .map(range -> new RunnableParameterJson(
                                range.name(),
                                range.text(),
                                plain(range.defaultValue()),
                                plain(range.from()),
                                plain(range.to()),
                                plain(range.step()),
                                range.whole()))
                        .toList());
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}

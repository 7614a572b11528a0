package trading.web.indicator;

import java.util.List;
import java.util.Map;
import trading.engine.indicator.IndicatorDefinition;
import trading.engine.indicator.IndicatorGroup;
import trading.engine.indicator.IndicatorOutput;
import trading.engine.indicator.IndicatorOutput.Pane;
import trading.engine.indicator.IndicatorOutput.Shape;
import trading.engine.indicator.IndicatorParameter;

/// An indicator as it can be asked for. With its default settings it has its first value on bar `readyBars`, and
/// after `warmUpBars` where it began no longer shows. `cumulative`: it adds up from its first bar.
record IndicatorJson(
        String name,
        String title,
        IndicatorGroup group,
        List<IndicatorParameterJson> parameters,
        List<IndicatorOutputJson> outputs,
        int readyBars,
        int warmUpBars,
        boolean cumulative) {

    /// What may be set.
    record IndicatorParameterJson(
            String name, String text, double defaultValue, double from, double to, double step, boolean whole) {
        static IndicatorParameterJson of(IndicatorParameter parameter) {
            return new IndicatorParameterJson(
                    parameter.name(),
                    parameter.text(),
                    parameter.defaultValue(),
                    parameter.from(),
                    parameter.to(),
                    parameter.step(),
                    parameter.whole());
        }
    }

    /// One of its numbers, and how it is drawn.
    record IndicatorOutputJson(String name, String title, Pane pane, Shape shape) {
        static IndicatorOutputJson of(IndicatorOutput output) {
            return new IndicatorOutputJson(output.name(), output.title(), output.pane(), output.shape());
        }
    }

    static IndicatorJson of(IndicatorDefinition definition) {
        return new IndicatorJson(
                definition.name(),
                definition.title(),
                definition.group(),
                definition.parameters().stream().map(IndicatorParameterJson::of).toList(),
                definition.outputs().stream().map(IndicatorOutputJson::of).toList(),
                definition.readyBars(Map.of()),
                definition.warmUpBars(Map.of()),
                definition.cumulative());
    }
}

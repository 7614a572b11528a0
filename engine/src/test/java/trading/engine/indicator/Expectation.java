package trading.engine.indicator;

import java.util.Map;

/// What one output should be on each bar, and who says so. `NaN` where the oracle says nothing.
///
/// @param from the first bar that is compared
/// @param floor below this size a difference is not taken relative to the value: near nothing a value is as
///     good as the prices it comes from
record Expectation(
        String indicator,
        String output,
        Map<String, Double> settings,
        Oracle oracle,
        int from,
        double floor,
        double[] values) {

    enum Oracle {
        TA_LIB("TA-Lib"),
        TA4J("ta4j"),
        FORMULA("formula");

        final String title;

        Oracle(String title) {
            this.title = title;
        }
    }

    double difference(int bar, double ours) {
        return Math.abs(ours - values[bar]) / Math.max(Math.abs(values[bar]), floor);
    }

    @Override
    public String toString() {
        return indicator + "." + output + settings + " against " + oracle.title;
    }
}

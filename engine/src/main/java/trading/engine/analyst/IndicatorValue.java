package trading.engine.analyst;

/// The value of an indicator at the close of the newest bar.
public record IndicatorValue(String name, double value) {
    public IndicatorValue {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "indicator: name=" + name + " value=" + value + ": leave it out until it is ready");
        }
    }
}

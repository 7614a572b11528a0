package trading.engine.pattern;

/// A figure with its 95 % interval. `NaN` where there is too little to say.
public record Estimate(double value, double low, double high) {
    static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    public boolean known() {
        return !Double.isNaN(value);
    }
}

package trading.engine.indicator;

/// A parameter of an indicator as people see it: name, meaning, default, and what is allowed.
public record IndicatorParameter(
        String name, String text, boolean whole, double defaultValue, double from, double to, double step) {

    boolean allows(double value) {
        return value >= from && value <= to && (!whole || value == Math.rint(value));
    }

    /// `period=0 from=2 to=200 whole number`
    String complaint(double value) {
        return name + "=" + number(value) + " from=" + number(from) + " to=" + number(to)
                + (whole ? " whole number" : "");
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}

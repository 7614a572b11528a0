package trading.engine.strategy;

/// A parameter as people see it: name, meaning, default, what is allowed, and whether it may be changed while
/// the strategy runs.
public record ParameterRange(
        String name,
        String text,
        boolean whole,
        double defaultValue,
        double from,
        double to,
        double step,
        boolean live) {

    boolean allows(double value) {
        return value >= from && value <= to && (!whole || value == Math.rint(value));
    }

    /// `fast=0 from=2 to=200 whole number`
    String complaint(String value) {
        return name + "=" + value + " from=" + number(from) + " to=" + number(to) + (whole ? " whole number" : "");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}

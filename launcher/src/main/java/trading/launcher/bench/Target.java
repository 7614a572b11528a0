package trading.launcher.bench;

import java.util.Locale;

/// What a figure should reach. Told, never enforced: a slow machine is not an error.
public record Target(boolean atLeast, double bound) {
    public static Target atLeast(double bound) {
        return new Target(true, bound);
    }

    public static Target atMost(double bound) {
        return new Target(false, bound);
    }

    public boolean isMetBy(double value) {
        return atLeast ? value >= bound : value <= bound;
    }

    @Override
    public String toString() {
        String number = bound == Math.rint(bound)
                ? String.format(Locale.ROOT, "%,.0f", bound)
                : String.format(Locale.ROOT, "%s", bound);
        return (atLeast ? ">= " : "<= ") + number;
    }
}

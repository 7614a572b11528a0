package trading.launcher.doctor;

import java.util.Locale;

/// Figures for people.
final class Texts {
    private Texts() {}

    static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1L << 30));
    }

    static String milliseconds(double nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }
}

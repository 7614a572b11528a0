package trading.launcher.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One line of a result: the median of some rounds and how far they lay apart.
///
/// `name` is for people, `unit` what the numbers count. `note`: what one has to know to read it, else
/// empty.
public record Figure(
        String name,
        String unit,
        double median,
        double least,
        double most,
        int rounds,
        @Nullable Target target,
        String note) {

    /// Throws [IllegalArgumentException] when there is no round.
    public static Figure of(String name, String unit, double... rounds) {
        if (rounds.length == 0) {
            throw new IllegalArgumentException("figure: name=" + name + ": no round was measured");
        }
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Figure(name, unit, median, sorted[0], sorted[sorted.length - 1], sorted.length, null, "");
    }

    public Figure with(Target newTarget) {
        return new Figure(name, unit, median, least, most, rounds, newTarget, note);
    }

    public Figure noting(String newNote) {
        return new Figure(name, unit, median, least, most, rounds, target, newNote);
    }

    /// `met`, `missed`, or empty when there is no target.
    public String verdict() {
        if (target == null) {
            return "";
        }
        return target.isMetBy(median) ? "met" : "missed";
    }
}

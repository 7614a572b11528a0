package trading.launcher.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The known name that an unknown one was most likely meant to be.
public final class NearestName {
    private NearestName() {}

    /// The nearest of `known`, if it is near enough to be meant.
    public static Optional<String> to(String unknown, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance(unknown, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(unknown, name) <= Math.max(2, name.length() / 3));
    }

    /// The same, with at most `most` letters between them.
    static Optional<String> within(String unknown, Collection<String> known, int most) {
        return to(unknown, known).filter(name -> distance(unknown, name) <= most);
    }

    /// Levenshtein's edit distance.
    static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int substitution = previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(substitution, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}

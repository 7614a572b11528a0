package trading.launcher.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
        List<String> near = known.stream()
                .filter(name -> couldBeWithin(unknown, name, most))
                .toList();
        return to(unknown, near).filter(name -> distance(unknown, name) <= most);
    }

    /// An edit changes the length by one and takes away and brings in at most one kind of letter each. Most names are
    /// not worth the table of a distance, and a start compares each variable of the environment with each setting.
    private static boolean couldBeWithin(String one, String other, int most) {
        return Math.abs(one.length() - other.length()) <= most
                && Integer.bitCount(letters(one) ^ letters(other)) <= 2 * most;
    }

    /// A bit for each kind of letter in it; some kinds share one.
    private static int letters(String name) {
        int letters = 0;
        for (int at = 0; at < name.length(); at++) {
            letters |= 1 << name.charAt(at);
        }
        return letters;
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

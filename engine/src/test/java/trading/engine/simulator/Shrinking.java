package trading.engine.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Finds a short list of commands that still fails.
final class Shrinking {
    private static final long LONGEST_NANOS = 30_000_000_000L;

    private Shrinking() {}

    /// Drops chunks, large ones first, for as long as what is left still `fails`, for half a minute at
    /// most.
    static <T> List<T> shrink(List<T> failing, Predicate<List<T>> fails) {
        long deadline = System.nanoTime() + LONGEST_NANOS;
        List<T> shortest = new ArrayList<>(failing);
        int chunk = Math.max(1, shortest.size() / 2);
        boolean dropped = true;
        while (System.nanoTime() < deadline && (chunk > 1 || dropped)) {
            chunk = dropped ? chunk : chunk / 2;
            dropped = false;
            for (int from = shortest.size() - chunk; from > -chunk && System.nanoTime() < deadline; from -= chunk) {
                List<T> without = new ArrayList<>(shortest.subList(0, Math.max(0, from)));
                without.addAll(shortest.subList(Math.min(shortest.size(), from + chunk), shortest.size()));
                if (fails.test(without)) {
                    shortest = without;
                    dropped = true;
                }
            }
            chunk = Math.min(chunk, Math.max(1, shortest.size() / 2));
        }
        return shortest;
    }
}

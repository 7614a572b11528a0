package trading.engine.backtest.search;

import java.util.List;
import java.util.stream.IntStream;

/// The trials of which none is better in one objective without being worse in another (Pareto, 1906).
final class ParetoFront {
    private ParetoFront() {}

    /// In the order of the trials. Those that failed, or lack the figure of one objective, are not on it.
    static List<Trial> of(List<Trial> trials, List<Objective> objectives) {
        List<double[]> values = trials.stream()
                .map(trial -> objectives.stream().mapToDouble(trial::value).toArray())
                .toList();
        return IntStream.range(0, trials.size())
                .filter(i -> isWhole(values.get(i)))
                .filter(i -> values.stream().noneMatch(other -> dominates(other, values.get(i))))
                .mapToObj(trials::get)
                .toList();
    }

    private static boolean isWhole(double[] values) {
        for (double value : values) {
            if (value == Double.NEGATIVE_INFINITY) {
                return false;
            }
        }
        return true;
    }

    /// As good in all, better in one. What lacks a figure dominates nothing that has all.
    private static boolean dominates(double[] one, double[] other) {
        boolean better = false;
        for (int i = 0; i < one.length; i++) {
            if (one[i] < other[i]) {
                return false;
            }
            better |= one[i] > other[i];
        }
        return better;
    }
}

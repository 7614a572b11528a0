package trading.engine.backtest.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether good settings lie among good ones: a peak that stands alone is chance more often than a plateau
/// is.
///
/// `neighbourhoods`: of each trial that has a figure and neighbours, the best mean first. `maps`: of two
/// parameters each, for the first few that were varied.
public record Stability(Objective objective, List<Neighbourhood> neighbourhoods, List<HeatMap> maps) {
    private static final int MOST_MAPPED = 4;

    public Stability {
        neighbourhoods = List.copyOf(neighbourhoods);
        maps = List.copyOf(maps);
    }

    /// A trial and those whose settings are the same or the next tried value, up or down, of every
    /// parameter. `value`: the objective's own figure; `mean`: of it and its neighbours'; `worst`: the
    /// worst of them all.
    public record Neighbourhood(
            SortedMap<String, String> settings, double value, double mean, double worst, int neighbours) {
        public Neighbourhood {
            settings = new TreeMap<>(settings);
        }
    }

    /// Figures by the values of two parameters; of several trials the best. `means`: of a cell and the up
    /// to eight around it. `NaN` where nothing was tried.
    public record HeatMap(
            String row,
            String column,
            List<String> rows,
            List<String> columns,
            List<List<Double>> best,
            List<List<Double>> means) {
        public HeatMap {
            rows = List.copyOf(rows);
            columns = List.copyOf(columns);
            best = List.copyOf(best);
            means = List.copyOf(means);
        }
    }

    static Stability of(List<Trial> trials, Objective objective) {
        SortedMap<String, List<String>> axes = axes(trials);
        List<Trial> rated = trials.stream()
                .filter(trial -> Double.isFinite(trial.value(objective)))
                .toList();
        int[][] places = rated.stream().map(trial -> place(trial, axes)).toArray(int[][]::new);
        double sign = objective.isMost() ? 1 : -1;
        List<Neighbourhood> all = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            double own = rated.get(i).value(objective);
            double sum = own;
            double worst = own;
            int neighbours = 0;
            for (int j = 0; j < places.length; j++) {
                if (i != j && isNext(places[i], places[j])) {
                    double value = rated.get(j).value(objective);
                    sum += value;
                    worst = Math.min(worst, value);
                    neighbours++;
                }
            }
            if (neighbours > 0) {
                all.add(new Neighbourhood(
                        rated.get(i).settings(), sign * own, sign * sum / (neighbours + 1), sign * worst, neighbours));
            }
        }
        all.sort(Comparator.comparingDouble((Neighbourhood one) -> sign * one.mean)
                .reversed()
                .thenComparing(one -> one.settings.toString()));
        return new Stability(objective, all, maps(rated, objective, axes));
    }

    /// The parameters that have more than one value, with their values in order.
    private static SortedMap<String, List<String>> axes(List<Trial> trials) {
        SortedMap<String, SortedSet<String>> values = new TreeMap<>();
        for (Trial trial : trials) {
            trial.settings()
                    .forEach((name, value) -> values.computeIfAbsent(
                                    name, any -> new TreeSet<>(Comparator.comparing(BigDecimal::new)))
                            .add(value));
        }
        SortedMap<String, List<String>> axes = new TreeMap<>();
        values.forEach((name, tried) -> {
            if (tried.size() > 1) {
                axes.put(name, List.copyOf(tried));
            }
        });
        return axes;
    }

    private static int[] place(Trial trial, SortedMap<String, List<String>> axes) {
        return axes.entrySet().stream()
                .mapToInt(axis -> axis.getValue().indexOf(trial.settings().get(axis.getKey())))
                .toArray();
    }

    private static boolean isNext(int[] one, int[] other) {
        for (int i = 0; i < one.length; i++) {
            if (Math.abs(one[i] - other[i]) > 1) {
                return false;
            }
        }
        return true;
    }

    private static List<HeatMap> maps(List<Trial> rated, Objective objective, SortedMap<String, List<String>> axes) {
        List<String> names = axes.keySet().stream().limit(MOST_MAPPED).toList();
        List<HeatMap> maps = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                maps.add(map(rated, objective, names.get(i), names.get(j), axes));
            }
        }
        return maps;
    }

    private static HeatMap map(
            List<Trial> rated, Objective objective, String row, String column, SortedMap<String, List<String>> axes) {
        List<String> rows = axes.getOrDefault(row, List.of());
        List<String> columns = axes.getOrDefault(column, List.of());
        double[][] best = new double[rows.size()][columns.size()];
        for (double[] line : best) {
            Arrays.fill(line, Double.NaN);
        }
        for (Trial trial : rated) {
            int down = rows.indexOf(trial.settings().get(row));
            int across = columns.indexOf(trial.settings().get(column));
            double value = trial.value(objective);
            if (!(best[down][across] >= value)) {
                best[down][across] = value;
            }
        }
        double sign = objective.isMost() ? 1 : -1;
        List<List<Double>> figures = new ArrayList<>();
        List<List<Double>> means = new ArrayList<>();
        for (int down = 0; down < best.length; down++) {
            List<Double> line = new ArrayList<>();
            List<Double> meanLine = new ArrayList<>();
            for (int across = 0; across < columns.size(); across++) {
                line.add(sign * best[down][across]);
                meanLine.add(sign * mean(best, down, across));
            }
            figures.add(line);
            means.add(meanLine);
        }
        return new HeatMap(row, column, rows, columns, figures, means);
    }

    private static double mean(double[][] cells, int row, int column) {
        double sum = 0;
        int count = 0;
        for (int down = Math.max(0, row - 1); down <= Math.min(cells.length - 1, row + 1); down++) {
            for (int across = Math.max(0, column - 1);
                    across <= Math.min(cells[down].length - 1, column + 1);
                    across++) {
                if (!Double.isNaN(cells[down][across])) {
                    sum += cells[down][across];
                    count++;
                }
            }
        }
        return Double.isNaN(cells[row][column]) ? Double.NaN : sum / count;
    }
}

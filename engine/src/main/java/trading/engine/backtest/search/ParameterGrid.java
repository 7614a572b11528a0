package trading.engine.backtest.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Which values of which parameters are to be tried: each with each.
///
/// As people write it: `fast=5..50:5` (from, to, step), `fast=5,10,20`, `fast=20`.
public final class ParameterGrid {
    private static final int MOST_VALUES = 10_000;

    private final Map<String, List<String>> axes = new LinkedHashMap<>();

    /// Throws [IllegalArgumentException] that says what is wrong with the text.
    public static ParameterGrid parse(List<String> texts) {
        ParameterGrid grid = new ParameterGrid();
        for (String text : texts) {
            int equals = text.indexOf('=');
            String name = equals < 1 ? "" : text.substring(0, equals).trim();
            if (name.isEmpty() || equals == text.length() - 1) {
                throw new IllegalArgumentException(
                        "parameter: " + text + ": must be name=from..to:step, name=a,b,c or name=value");
            }
            if (grid.axes.put(name, values(text, text.substring(equals + 1).trim())) != null) {
                throw new IllegalArgumentException("parameter: name=" + name + " is given twice");
            }
        }
        grid.check();
        return grid;
    }

    private void check() {
        long size = 1;
        for (List<String> values : axes.values()) {
            if (size > Long.MAX_VALUE / values.size()) {
                throw new IllegalArgumentException(
                        "parameters: " + axes.keySet() + ": there are more combinations than can be counted");
            }
            size *= values.size();
        }
    }

    private static List<String> values(String text, String given) {
        int dots = given.indexOf("..");
        if (dots < 0) {
            List<String> values = new ArrayList<>();
            for (String value : given.split(",", -1)) {
                String plain = number(text, value).toPlainString();
                if (values.contains(plain)) {
                    throw new IllegalArgumentException("parameter: " + text + ": " + plain + " is there twice");
                }
                values.add(plain);
            }
            return values;
        }
        int colon = given.indexOf(':', dots);
        BigDecimal from = number(text, given.substring(0, dots));
        BigDecimal to = number(text, given.substring(dots + 2, colon < 0 ? given.length() : colon));
        BigDecimal step = colon < 0 ? BigDecimal.ONE : number(text, given.substring(colon + 1));
        if (step.signum() <= 0 || to.compareTo(from) < 0) {
            throw new IllegalArgumentException(
                    "parameter: " + text + ": the step is above 0, and the end not before the start");
        }
        if (to.subtract(from).divideToIntegralValue(step).compareTo(BigDecimal.valueOf(MOST_VALUES)) >= 0) {
            throw new IllegalArgumentException("parameter: " + text + ": more than " + MOST_VALUES + " values");
        }
        List<String> values = new ArrayList<>();
        for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
            values.add(plain(value));
        }
        return values;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal number(String text, String given) {
        try {
            return new BigDecimal(plain(new BigDecimal(given.trim())));
        } catch (NumberFormatException notOne) {
            throw new IllegalArgumentException("parameter: " + text + ": '" + given + "' is no number", notOne);
        }
    }

    public Map<String, List<String>> axes() {
        return axes;
    }

    /// How many combinations there are.
    public long size() {
        long size = 1;
        for (List<String> values : axes.values()) {
            size *= values.size();
        }
        return size;
    }

    /// How many parameters have more than one value.
    int moving() {
        return (int) axes.values().stream().filter(values -> values.size() > 1).count();
    }

    /// Which combination lies at a point whose coordinates, one for each parameter with more than one
    /// value, are from 0 to 1.
    long index(double[] point) {
        long index = 0;
        int next = 0;
        for (List<String> values : axes.values()) {
            int size = values.size();
            int place = size == 1 ? 0 : Math.clamp((long) (point[next++] * size), 0, size - 1);
            index = index * size + place;
        }
        return index;
    }

    /// All combinations, the last parameter changing fastest.
    public List<SortedMap<String, String>> all() {
        List<SortedMap<String, String>> all = new ArrayList<>();
        for (long index = 0; index < size(); index++) {
            all.add(at(index));
        }
        return all;
    }

    /// The first value of each parameter.
    public SortedMap<String, String> first() {
        return at(0);
    }

    /// `count` different ones, drawn by the seed; all of them when there are no more.
    public List<SortedMap<String, String>> drawn(int count, long seed) {
        if (count >= size()) {
            return all();
        }
        SplittableRandom dice = new SplittableRandom(seed);
        TreeMap<Long, Boolean> chosen = new TreeMap<>();
        while (chosen.size() < count) {
            chosen.put(dice.nextLong(size()), true);
        }
        return chosen.keySet().stream().map(this::at).toList();
    }

    /// The combination of that number, from 0 to before [#size()].
    SortedMap<String, String> at(long index) {
        SortedMap<String, String> settings = new TreeMap<>();
        long rest = index;
        List<Map.Entry<String, List<String>>> all = new ArrayList<>(axes.entrySet());
        for (int i = all.size() - 1; i >= 0; i--) {
            List<String> values = all.get(i).getValue();
            settings.put(all.get(i).getKey(), values.get((int) (rest % values.size())));
            rest /= values.size();
        }
        return settings;
    }
}

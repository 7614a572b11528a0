package trading.engine.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A value for each parameter of an indicator, all of them allowed.
public final class IndicatorSettings {
    private final SortedMap<String, Double> values;

    private IndicatorSettings(SortedMap<String, Double> values) {
        this.values = values;
    }

    /// The defaults, with `settings` in their place. Throws [IllegalArgumentException] that names everything
    /// that is wrong.
    static IndicatorSettings of(String indicator, List<IndicatorParameter> parameters, Map<String, Double> settings) {
        List<String> complaints = new ArrayList<>();
        SortedMap<String, Double> unused = new TreeMap<>(settings);
        SortedMap<String, Double> values = new TreeMap<>();
        for (IndicatorParameter parameter : parameters) {
            Double given = unused.remove(parameter.name());
            double value = given == null ? parameter.defaultValue() : given;
            if (!parameter.allows(value)) {
                complaints.add(parameter.complaint(value));
            }
            values.put(parameter.name(), value);
        }
        for (String unknown : unused.keySet()) {
            complaints.add("unknown parameter=" + unknown + " known="
                    + parameters.stream().map(IndicatorParameter::name).toList());
        }
        if (!complaints.isEmpty()) {
            throw new IllegalArgumentException("indicator " + indicator + ": " + String.join("; ", complaints));
        }
        return new IndicatorSettings(values);
    }

    /// Of a whole parameter.
    public int whole(String parameter) {
        return (int) number(parameter);
    }

    public double number(String parameter) {
        Double value = values.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException("unknown parameter=" + parameter + " known=" + values.keySet());
        }
        return value;
    }
}

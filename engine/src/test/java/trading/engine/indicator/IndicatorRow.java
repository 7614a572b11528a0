package trading.engine.indicator;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import trading.engine.indicator.Expectation.Oracle;

/// A line of the table of indicators: what the catalog says, and what was measured.
final class IndicatorRow {
    private static final String BEGIN = "<!-- indicators -->\n";
    private static final String END = "<!-- /indicators -->";
    private static final Map<String, String> NOTES = Map.ofEntries(
            Map.entry("bollinger", "TA-Lib and ta4j lose digits in a sum of squares; two passes do not"),
            Map.entry("chaikin-money-flow", "ta4j has none while a bar without a range is in the window"),
            Map.entry("cmo", "TA-Lib's CMO is smoothed as Wilder does: another thing"),
            Map.entry("correlation", "of a bar: its close and its volume; `update(x, y)` takes any two series"),
            Map.entry("fisher", "ta4j does not hold the smoothed place within ±0.999 as the article does"),
            Map.entry("kama", "the warm-up is for a market that only goes to and fro; mostly far shorter"),
            Map.entry("keltner", "ta4j on closes"),
            Map.entry("mcginley", "ta4j takes the second power, not the fourth"),
            Map.entry("elder-ray", "on TA-Lib's average"),
            Map.entry("mfi", "TA-Lib does not forget what rounding left behind when nothing flows"),
            Map.entry("parabolic-sar", "the warm-up is what random markets need; none is certain"),
            Map.entry("pivot-points", "ready with the second session; bars are of one minute here"),
            Map.entry("ppo", "the signal by formula"),
            Map.entry("supertrend", "the warm-up is what random markets need; none is certain"),
            Map.entry("vidya", "the warm-up is what random markets need; none is certain"),
            Map.entry("vwap", "ta4j has only a rolling one; the warm-up is in bars of one minute"));

    private final IndicatorDefinition definition;
    private final Set<Oracle> oracles = EnumSet.noneOf(Oracle.class);
    private final Set<String> outputs = new TreeSet<>();
    private double worst;

    IndicatorRow(IndicatorDefinition definition) {
        this.definition = definition;
    }

    synchronized void add(Expectation expectation, double difference) {
        oracles.add(expectation.oracle());
        outputs.add(expectation.output());
        worst = Math.max(worst, difference);
    }

    Set<String> outputs() {
        return outputs;
    }

    static String replaceTable(String page, SortedMap<String, IndicatorRow> rows) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        return page.substring(0, begin) + table(rows) + page.substring(page.indexOf(END));
    }

    private static String table(SortedMap<String, IndicatorRow> rows) {
        StringBuilder lines = new StringBuilder();
        for (IndicatorGroup group : IndicatorGroup.values()) {
            lines.append("\n### ")
                    .append(group.name().charAt(0))
                    .append(group.name().substring(1).toLowerCase(Locale.ROOT))
                    .append(
                            "\n\n| name | | parameters | outputs | ready after | warm-up | oracle | difference | notes |\n")
                    .append("|---|---|---|---|---|---|---|---|---|\n");
            rows.values().stream()
                    .filter(row -> row.definition.group() == group)
                    .forEach(row -> lines.append(row.line()));
        }
        return lines.append('\n').toString();
    }

    private String line() {
        return "| `" + definition.name() + "` | " + definition.title() + " | "
                + definition.parameters().stream()
                        .map(parameter -> parameter.name() + " " + IndicatorParameter.number(parameter.defaultValue()))
                        .collect(Collectors.joining(", "))
                + " | "
                + definition.outputs().stream().map(IndicatorOutput::name).collect(Collectors.joining(", "))
                + " | " + definition.readyBars(Map.of())
                + " | " + (definition.cumulative() ? "never" : definition.warmUpBars(Map.of()))
                + " | " + oracles.stream().map(oracle -> oracle.title).collect(Collectors.joining(", "))
                + " | " + difference()
                + " | " + NOTES.getOrDefault(definition.name(), "") + " |\n";
    }

    /// Coarse, so that another machine's logarithm does not change the page.
    private String difference() {
        return worst == 0 ? "0" : worst <= 1e-11 ? "≤ 1e-11" : "≤ 1e-9";
    }
}

package trading.launcher.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// Figures as a table for people and as JSON for scripts.
public final class FigureTable {
    private static final double MILLION = 1e6;

    private FigureTable() {}

    public static void print(Machine machine, List<Figure> figures, PrintWriter out) {
        out.println(machine);
        if (machine.isBusy()) {
            out.println("Others work on this machine: measure again when it rests, or trust only ratios.");
        }
        if (machine.hasNoDisk()) {
            out.println("The folder is in memory: its forces say nothing about a disk. Choose one with --in FOLDER.");
        }
        table(figures, out);
    }

    static void table(List<Figure> figures, PrintWriter out) {
        int width = figures.stream()
                .mapToInt(figure -> figure.name().length())
                .max()
                .orElse(0);
        String line = "%-" + width + "s  %10s  %21s  %-12s  %-14s  %-6s";
        out.println(String.format(line, "", "MEDIAN", "MIN .. MAX", "UNIT", "TARGET", "")
                .stripTrailing());
        for (Figure figure : figures) {
            String row = String.format(
                    line,
                    figure.name(),
                    number(figure.median()),
                    figure.rounds() == 1 ? "" : number(figure.least()) + " .. " + number(figure.most()),
                    figure.unit(),
                    figure.target() == null ? "" : figure.target().toString(),
                    figure.verdict());
            out.println(row.stripTrailing());
            if (!figure.note().isEmpty()) {
                out.println("    " + figure.note());
            }
        }
        out.flush();
    }

    public static String json(Machine machine, List<Figure> figures) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode all = mapper.createObjectNode();
        all.set("machine", mapper.valueToTree(machine));
        var rows = all.putArray("figures");
        for (Figure figure : figures) {
            ObjectNode row = rows.addObject();
            row.put("name", figure.name());
            row.put("unit", figure.unit());
            row.put("median", figure.median());
            row.put("min", figure.least());
            row.put("max", figure.most());
            row.put("rounds", figure.rounds());
            if (figure.target() != null) {
                row.put("target", figure.target().toString());
                row.put("verdict", figure.verdict());
            }
            if (!figure.note().isEmpty()) {
                row.put("note", figure.note());
            }
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    static String number(double value) {
        double size = Math.abs(value);
        if (size >= MILLION) {
            return String.format(Locale.ROOT, "%.2f M", value / MILLION);
        }
        if (size >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}

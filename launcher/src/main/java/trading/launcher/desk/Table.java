package trading.launcher.desk;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/// Rows in columns as wide as what is in them; the last one is as long as it is. Cells are made printable.
public final class Table {
    private static final String GAP = "  ";

    private record Column(String head, boolean right, Function<String, Colour> colour) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean colours;

    /// With colours where the output is a terminal that has them and nobody asked for none (`NO_COLOR`).
    public Table() {
        this(Ansi.AUTO.enabled());
    }

    Table(boolean colours) {
        this.colours = colours;
    }

    public Table left(String head) {
        return left(head, cell -> Colour.NONE);
    }

    /// `colour`: by what a cell says.
    public Table left(String head, Function<String, Colour> colour) {
        columns.add(new Column(head, false, colour));
        return this;
    }

    public Table right(String head) {
        return right(head, cell -> Colour.NONE);
    }

    public Table right(String head, Function<String, Colour> colour) {
        columns.add(new Column(head, true, colour));
        return this;
    }

    /// One cell for each column; an empty one is shown as `-`.
    public void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("table: cells=" + cells.length + " columns=" + columns.size());
        }
        rows.add(List.of(cells).stream()
                .map(cell -> cell.isEmpty() ? "-" : Printable.of(cell))
                .toList());
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// Nothing where there are no rows.
    public void print(PrintWriter out) {
        if (rows.isEmpty()) {
            return;
        }
        int[] widths = new int[columns.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = columns.get(column).head().length();
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], length(row.get(column)));
            }
        }
        out.println(line(columns.stream().map(Column::head).toList(), widths, Colour.FAINT));
        rows.forEach(row -> out.println(line(row, widths, null)));
    }

    private String line(List<String> cells, int[] widths, @Nullable Colour whole) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            boolean last = column == widths.length - 1;
            String space = " ".repeat(widths[column] - length(cell));
            String painted =
                    colours ? (whole == null ? columns.get(column).colour().apply(cell) : whole).paint(cell) : cell;
            line.append(columns.get(column).right() ? space + painted : last ? painted : painted + space);
            line.append(last ? "" : GAP);
        }
        return line.toString();
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}

package trading.infra.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import trading.infra.backup.BackupException;
import trading.infra.backup.SqlStatements;

/// Reads `pg_dump`'s plain SQL: which tables there are, and their rows. Runs nothing.
public final class DumpReader {
    private static final int LONGEST_NAME = 63;
    private static final long TELL_EVERY = 10_000;

    private final Path file;
    private final LongConsumer progress;
    private final Map<String, Building> tables = new LinkedHashMap<>();
    private final TreeMap<String, Long> leftOut = new TreeMap<>();
    private long rows;

    private DumpReader(Path file, LongConsumer progress) {
        this.file = file;
        this.progress = progress;
    }

    /// What a dump holds. `leftOut`: how many statements of each kind are not brought along, such as
    /// `index`, `view` or `foreign key`.
    public record Dump(List<DumpTable> tables, Map<String, Long> leftOut) {
        public Dump {
            tables = List.copyOf(tables);
        }

        /// All rows of all tables.
        public long rows() {
            return tables.stream().mapToLong(DumpTable::rows).sum();
        }
    }

    /// Where rows go.
    interface Sink {
        /// A row of a table, in COPY's text form; `columns` are those that it has fields for.
        void row(String table, List<String> columns, String row) throws SQLException;
    }

    private static final class Building {
        private final String source;
        private final String name;
        private final List<DumpColumn> columns = new ArrayList<>();
        private final List<String> key = new ArrayList<>();
        private final RowSum sum = new RowSum();

        private Building(String source, String name) {
            this.source = source;
            this.name = name;
        }

        private DumpTable table() {
            return new DumpTable(source, name, columns, key, sum.rows(), sum.text());
        }
    }

    /// Reads all of it. `progress` is told the number of rows now and then.
    public static Dump read(Path file, LongConsumer progress) throws IOException, DumpException {
        try {
            return new DumpReader(file, progress).run((table, columns, row) -> {});
        } catch (SQLException impossible) {
            throw new IllegalStateException("nothing was asked of a database", impossible);
        }
    }

    /// The same, handing on the rows.
    static Dump read(Path file, LongConsumer progress, Sink sink) throws IOException, DumpException, SQLException {
        return new DumpReader(file, progress).run(sink);
    }

    private Dump run(Sink sink) throws IOException, DumpException, SQLException {
        try (SqlStatements statements = SqlStatements.of(file)) {
            try {
                for (String sql = statements.next(); sql != null; sql = statements.next()) {
                    requireUtf8(sql);
                    take(DumpStatement.of(sql), statements, sink);
                }
            } catch (IllegalArgumentException unknown) {
                throw new DumpException(
                        file + " cannot be read: line " + statements.line() + ": " + unknown.getMessage(), unknown);
            }
        } catch (BackupException wrong) {
            throw new DumpException(String.valueOf(wrong.getMessage()), wrong);
        }
        if (tables.isEmpty()) {
            throw new DumpException(file + " has no tables: make it with pg_dump, of the old system's database");
        }
        return new Dump(tables.values().stream().map(Building::table).toList(), leftOut);
    }

    private static void requireUtf8(String sql) {
        if (sql.startsWith("SET client_encoding") && !sql.contains("'UTF8'")) {
            throw new IllegalArgumentException(
                    "its characters are not written in UTF-8: make it with pg_dump --encoding=UTF8");
        }
    }

    private void take(DumpStatement statement, SqlStatements statements, Sink sink)
            throws IOException, BackupException, SQLException {
        switch (statement) {
            case DumpStatement.Create create -> create(create);
            case DumpStatement.Key key -> table(key.table()).key.addAll(key.columns());
            case DumpStatement.Copy copy -> {
                Target target = target(copy.table(), copy.columns(), -1);
                for (String row = statements.nextRow(); row != null; row = statements.nextRow()) {
                    row(target, CopyText.fields(row), sink);
                }
            }
            case DumpStatement.Insert insert -> {
                Target target = target(
                        insert.table(),
                        insert.columns(),
                        insert.rows().getFirst().size());
                for (List<String> row : insert.rows()) {
                    row(target, row, sink);
                }
            }
            case DumpStatement.Other(String kind) -> {
                if (!kind.equals("setting")) {
                    leftOut.merge(kind, 1L, Long::sum);
                }
            }
        }
    }

    private void create(DumpStatement.Create create) {
        Building table = table(create.table());
        for (String parent : create.parents()) {
            table(parent).columns.forEach(column -> add(table, column));
        }
        create.columns().forEach(column -> add(table, column));
        table.key.addAll(create.key());
    }

    private static void add(Building table, DumpColumn column) {
        if (table.columns.stream().noneMatch(each -> each.name().equals(column.name()))) {
            table.columns.add(column);
        }
    }

    /// Columns that no CREATE TABLE told of are text; a dump may hold rows alone.
    private static List<DumpColumn> columns(Building table, List<String> names, int fields) {
        if (names.isEmpty()) {
            for (int i = table.columns.size(); i < fields; i++) {
                table.columns.add(new DumpColumn("column_" + (i + 1), "text"));
            }
            return fields < 0 ? table.columns : table.columns.subList(0, fields);
        }
        Map<String, DumpColumn> known = new HashMap<>();
        table.columns.forEach(column -> known.put(column.name(), column));
        List<DumpColumn> columns = new ArrayList<>();
        for (String name : names) {
            DumpColumn column = known.get(name);
            if (column == null) {
                column = new DumpColumn(name, "text");
                table.columns.add(column);
            }
            columns.add(column);
        }
        return columns;
    }

    /// Where the rows of a statement go. `whole`: it has a field for each column, in the table's order.
    private record Target(Building table, List<DumpColumn> columns, List<String> names, boolean whole) {}

    private Target target(String source, List<String> names, int fields) {
        Building table = table(source);
        List<DumpColumn> columns = List.copyOf(columns(table, names, fields));
        return new Target(
                table, columns, columns.stream().map(DumpColumn::name).toList(), columns.equals(table.columns));
    }

    /// The sum is over all columns of the table, so that it can be made of the loaded rows, too.
    private void row(Target target, List<String> fields, Sink sink) throws SQLException {
        if (fields.size() != target.columns.size()) {
            throw new IllegalArgumentException("table " + target.table.source + ": a row has " + fields.size()
                    + " fields in place of " + target.columns.size());
        }
        sink.row(target.table.name, target.names, String.join("\t", fields));
        target.table.sum.add(CopyText.canonical(
                target.table.columns, target.whole ? fields : whole(target.table, target.columns, fields)));
        rows++;
        if (rows % TELL_EVERY == 0) {
            progress.accept(rows);
        }
    }

    private static List<String> whole(Building table, List<DumpColumn> columns, List<String> fields) {
        Map<String, String> byName = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            byName.put(columns.get(i).name(), fields.get(i));
        }
        return table.columns.stream()
                .map(column -> byName.getOrDefault(column.name(), CopyText.NULL))
                .toList();
    }

    private Building table(String source) {
        return tables.computeIfAbsent(source, name -> new Building(name, nameFor(name)));
    }

    /// Names of other schemas keep their schema's; long ones are cut, and none is taken twice.
    private String nameFor(String source) {
        String wanted = source.startsWith("public.") ? source.substring("public.".length()) : source;
        Set<String> taken = new HashSet<>();
        tables.values().forEach(table -> taken.add(table.name));
        String name = wanted.length() > LONGEST_NAME ? wanted.substring(0, LONGEST_NAME) : wanted;
        for (int i = 2; taken.contains(name); i++) {
            String suffix = "~" + i;
            name = wanted.substring(0, Math.min(wanted.length(), LONGEST_NAME - suffix.length())) + suffix;
        }
        return name;
    }

    /// A column's name in a statement.
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

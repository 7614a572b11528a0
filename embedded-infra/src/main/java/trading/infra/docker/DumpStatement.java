package trading.infra.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A statement of a dump, as far as it is of use here.
sealed interface DumpStatement {
    /// `parents`: tables whose columns it has, too.
    record Create(String table, List<DumpColumn> columns, List<String> key, List<String> parents)
            implements DumpStatement {}

    record Key(String table, List<String> columns) implements DumpStatement {}

    /// Rows follow. `columns` is empty where the statement names none: then they are all of the table's.
    record Copy(String table, List<String> columns) implements DumpStatement {}

    /// Rows, each field as COPY writes it.
    record Insert(String table, List<String> columns, List<List<String>> rows) implements DumpStatement {}

    /// `kind`: INDEX, VIEW, FUNCTION, …
    record Other(String kind) implements DumpStatement {}

    /// Words that begin a rule of a table in place of a column.
    Set<String> RULES = Set.of("constraint", "primary", "foreign", "unique", "check", "exclude", "like");
    /// What ends the type of a column.
    String AFTER_TYPE = "(?is)\\s+(COLLATE|DEFAULT|NOT\\s+NULL|NULL|GENERATED|PRIMARY|UNIQUE|REFERENCES|CHECK"
            + "|CONSTRAINT)\\b.*";

    /// Throws [IllegalArgumentException] when rows are written in a way that is not read here.
    static DumpStatement of(String sql) {
        SqlWords words = new SqlWords(sql);
        if (words.take("COPY")) {
            return copy(words);
        }
        if (words.takeAll("INSERT", "INTO")) {
            return insert(words);
        }
        if (words.take("CREATE")) {
            return create(words);
        }
        if (words.takeAll("ALTER", "TABLE")) {
            return alter(words);
        }
        return new Other(kind(words.name()));
    }

    private static DumpStatement create(SqlWords words) {
        words.takeAll("OR", "REPLACE");
        boolean unlogged = words.take("UNLOGGED");
        if (!words.take("TABLE")) {
            String kind = words.name();
            return new Other(kind(kind.equals("unique") ? "index" : kind));
        }
        words.takeAll("IF", "NOT", "EXISTS");
        String table = words.qualifiedName();
        if (!words.take("(")) {
            throw new IllegalArgumentException(
                    (unlogged ? "unlogged " : "") + "table " + table + " is made in a way that is not read here");
        }
        List<DumpColumn> columns = new ArrayList<>();
        List<String> key = new ArrayList<>();
        while (!words.take(")")) {
            if (words.atEnd()) {
                throw new IllegalArgumentException("table " + table + " does not end");
            }
            column(words.piece(), columns, key);
            words.take(",");
        }
        List<String> parents = new ArrayList<>();
        if (words.takeAll("INHERITS", "(")) {
            while (!words.take(")") && !words.atEnd()) {
                parents.add(words.qualifiedName());
                words.take(",");
            }
        }
        return new Create(table, columns, key, parents);
    }

    private static void column(String piece, List<DumpColumn> columns, List<String> key) {
        SqlWords words = new SqlWords(piece);
        boolean quoted = piece.startsWith("\"");
        String name = words.name();
        if (!quoted && RULES.contains(name)) {
            if (name.equals("constraint")) {
                words.name();
                name = words.name();
            }
            if (name.equals("primary") && words.takeAll("KEY", "(")) {
                names(words, key);
            }
            return;
        }
        if (name.isEmpty()) {
            return;
        }
        String rest = words.piece();
        String type = rest.replaceFirst(AFTER_TYPE, "");
        columns.add(DumpColumn.of(name, type));
        if (rest.matches("(?is).*\\bPRIMARY\\s+KEY\\b.*")) {
            key.add(name);
        }
    }

    private static DumpStatement alter(SqlWords words) {
        words.takeAll("IF", "EXISTS");
        words.take("ONLY");
        String table = words.qualifiedName();
        if (words.takeAll("ADD", "CONSTRAINT")) {
            words.name();
            if (words.takeAll("PRIMARY", "KEY", "(")) {
                List<String> key = new ArrayList<>();
                names(words, key);
                return new Key(table, key);
            }
            return new Other(words.take("FOREIGN") ? "foreign key" : "rule");
        }
        return new Other("setting");
    }

    private static DumpStatement copy(SqlWords words) {
        String table = words.qualifiedName();
        List<String> columns = new ArrayList<>();
        if (words.take("(")) {
            names(words, columns);
        }
        if (!words.takeAll("FROM", "stdin") || !words.take(";")) {
            throw new IllegalArgumentException("rows of table " + table + " are written in a form that pg_dump does"
                    + " not use: make the dump with pg_dump and no options for the form of rows");
        }
        return new Copy(table, columns);
    }

    private static DumpStatement insert(SqlWords words) {
        String table = words.qualifiedName();
        List<String> columns = new ArrayList<>();
        if (words.take("(")) {
            names(words, columns);
        }
        words.takeAll("OVERRIDING", "SYSTEM", "VALUE");
        if (!words.take("VALUES")) {
            throw new IllegalArgumentException("rows of table " + table + " are not written out");
        }
        List<List<String>> rows = new ArrayList<>();
        do {
            if (!words.take("(")) {
                throw new IllegalArgumentException("rows of table " + table + " cannot be understood");
            }
            List<String> row = new ArrayList<>();
            do {
                row.add(value(words, table));
            } while (words.take(","));
            if (!words.take(")")) {
                throw new IllegalArgumentException("a row of table " + table + " does not end");
            }
            rows.add(row);
        } while (words.take(","));
        return new Insert(table, columns, rows);
    }

    /// A value that is written out: nothing is computed.
    private static String value(SqlWords words, String table) {
        @Nullable String text = words.text();
        if (text != null) {
            words.piece();
            return CopyText.escaped(text);
        }
        String plain = words.piece();
        if (plain.equalsIgnoreCase("NULL")) {
            return CopyText.NULL;
        }
        if (plain.matches("(?i)true|false|[-+]?(\\d+\\.?\\d*|\\.\\d+)(e[-+]?\\d+)?")) {
            return plain;
        }
        throw new IllegalArgumentException(
                "table " + table + ": a value is computed, and nothing of a dump is run: make the dump with pg_dump");
    }

    private static void names(SqlWords words, List<String> names) {
        do {
            names.add(words.name());
        } while (words.take(","));
        words.take(")");
    }

    private static String kind(String word) {
        return switch (word) {
            case "set", "select", "alter", "comment", "grant", "revoke", "begin", "commit", "analyze", "" -> "setting";
            default -> word.toLowerCase(Locale.ROOT);
        };
    }
}

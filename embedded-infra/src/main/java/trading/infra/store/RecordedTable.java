package trading.infra.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;

/// How rows of one kind get into their table: the columns, each with where its value comes from, and what
/// becomes of a row that is there already.
///
/// Rows that cannot be there already may be copied straight into the table; others are merged into it by a
/// statement, out of a temporary table or out of arrays. `growing`: a number that is higher in each new row
/// than in any row before, and the query that tells the highest one in the tables.
final class RecordedTable<R> {
    /// In a merge: where the rows come from.
    private static final String ROWS = "{rows}";

    private interface Value<R> {
        void write(R row, @Nullable Instrument instrument, RowSink out);
    }

    private final String table;
    private final String staged;
    private final String columns;
    private final String arrays;
    private final List<Value<R>> values;
    private final @Nullable ToIntFunction<R> instrument;
    private final @Nullable ToLongFunction<R> growing;
    private final @Nullable String highest;
    private final String merge;

    private RecordedTable(Draft<R> draft, String merge) {
        this.table = draft.table;
        this.staged = draft.staged;
        this.columns = String.join(", ", draft.names);
        this.arrays = draft.arrays();
        this.values = List.copyOf(draft.values);
        this.instrument = draft.instrument;
        this.growing = draft.growing;
        this.highest = draft.highest;
        this.merge = merge;
    }

    static <R> Draft<R> of(String table) {
        return new Draft<>(table, "staged_" + table);
    }

    /// For a second kind of rows of the same table.
    static <R> Draft<R> of(String table, String staged) {
        return new Draft<>(table, staged);
    }

    /// The highest id in a table whose key is account and id.
    static String highestId(String table) {
        return "SELECT max(highest) FROM accounts, LATERAL (SELECT max(id) AS highest FROM " + table
                + " WHERE account = accounts.id) AS of_account";
    }

    String copy() {
        return "COPY " + table + " (" + columns + ") FROM STDIN (FORMAT binary)";
    }

    String copyStaged() {
        return "COPY " + staged + " (" + columns + ") FROM STDIN (FORMAT binary)";
    }

    String staged() {
        return staged;
    }

    String createStaged() {
        return "CREATE TEMPORARY TABLE " + staged + " ON COMMIT DELETE ROWS AS SELECT " + columns + " FROM " + table
                + " WITH NO DATA";
    }

    /// Out of the temporary table.
    String mergeStaged() {
        return merge.replace(ROWS, staged);
    }

    /// Out of arrays of text, which are the parameters: one for each column, and all of them as often as
    /// [#mentions].
    String mergeArrays() {
        return merge.replace(ROWS, arrays);
    }

    int mentions() {
        return merge.split(Pattern.quote(ROWS), -1).length - 1;
    }

    int columns() {
        return values.size();
    }

    /// Null when any row may be there already.
    @Nullable
    String highest() {
        return highest;
    }

    /// 0 when any row may be there already.
    long growing(R row) {
        return growing == null ? 0 : growing.applyAsLong(row);
    }

    void write(R row, KnownTables known, RowSink out) {
        Instrument own = instrument == null ? null : known.instrument(instrument.applyAsInt(row));
        for (Value<R> value : values) {
            value.write(row, own, out);
        }
    }

    static final class Draft<R> {
        private final String table;
        private final String staged;
        private final List<String> names = new ArrayList<>();
        private final List<String> types = new ArrayList<>();
        private final List<Value<R>> values = new ArrayList<>();
        private @Nullable ToIntFunction<R> instrument;
        private @Nullable ToLongFunction<R> growing;
        private @Nullable String highest;

        private Draft(String table, String staged) {
            this.table = table;
            this.staged = staged;
        }

        /// The instrument whose symbol, ticks and lots the columns after it mean.
        Draft<R> instrument(ToIntFunction<R> id) {
            this.instrument = id;
            return this;
        }

        /// New rows have a higher `value` than all that `query` has seen.
        Draft<R> growing(ToLongFunction<R> value, String query) {
            this.growing = value;
            this.highest = query;
            return this;
        }

        private Draft<R> column(String name, String type, Value<R> value) {
            names.add(name);
            types.add(type);
            values.add(value);
            return this;
        }

        Draft<R> bigint(String name, ToLongFunction<R> value) {
            return column(name, "bigint", (row, own, out) -> out.bigint(value.applyAsLong(row)));
        }

        /// Null for 0.
        Draft<R> bigintOrNull(String name, ToLongFunction<R> value) {
            return column(name, "bigint", (row, own, out) -> {
                long number = value.applyAsLong(row);
                if (number == 0) {
                    out.nothing();
                } else {
                    out.bigint(number);
                }
            });
        }

        Draft<R> integer(String name, ToIntFunction<R> value) {
            return column(name, "integer", (row, own, out) -> out.integer(value.applyAsInt(row)));
        }

        /// Null for `none`.
        Draft<R> integerOrNull(String name, ToIntFunction<R> value, int none) {
            return column(name, "integer", (row, own, out) -> {
                int number = value.applyAsInt(row);
                if (number == none) {
                    out.nothing();
                } else {
                    out.integer(number);
                }
            });
        }

        Draft<R> bool(String name, Predicate<R> value) {
            return column(name, "boolean", (row, own, out) -> out.bool(value.test(row)));
        }

        /// Null where it is not `present`.
        Draft<R> boolOrNull(String name, Predicate<R> value, Predicate<R> present) {
            return column(name, "boolean", (row, own, out) -> {
                if (present.test(row)) {
                    out.bool(value.test(row));
                } else {
                    out.nothing();
                }
            });
        }

        Draft<R> text(String name, Function<R, String> value) {
            return column(name, "text", (row, own, out) -> out.text(value.apply(row)));
        }

        /// Null for an empty text.
        Draft<R> textOrNull(String name, Function<R, String> value) {
            return column(name, "text", (row, own, out) -> {
                String text = value.apply(row);
                if (text.isEmpty()) {
                    out.nothing();
                } else {
                    out.text(text);
                }
            });
        }

        Draft<R> constant(String name, Function<R, ? extends @Nullable Enum<?>> value) {
            return column(name, "text", (row, own, out) -> {
                Enum<?> constant = value.apply(row);
                if (constant == null) {
                    out.nothing();
                } else {
                    out.text(constant.name());
                }
            });
        }

        /// Null for `usual`.
        <E extends Enum<E>> Draft<R> constantOrNull(String name, Function<R, E> value, E usual) {
            return constant(name, row -> value.apply(row) == usual ? null : value.apply(row));
        }

        /// Cut to microseconds, as the server counts time.
        Draft<R> time(String name, ToLongFunction<R> nanos) {
            return column(name, "timestamptz", (row, own, out) -> out.time(nanos.applyAsLong(row) / 1_000));
        }

        /// Null for 0.
        Draft<R> timeOrNull(String name, ToLongFunction<R> nanos) {
            return column(name, "timestamptz", (row, own, out) -> {
                long value = nanos.applyAsLong(row);
                if (value == 0) {
                    out.nothing();
                } else {
                    out.time(value / 1_000);
                }
            });
        }

        /// What one of the base asset cost, rounded to eight places; null when there was nothing.
        Draft<R> averagePrice(String name, ToLongFunction<R> notional, ToLongFunction<R> lots) {
            return column(name, "numeric", (row, own, out) -> {
                long quantity = lots.applyAsLong(row);
                if (quantity == 0) {
                    out.nothing();
                } else {
                    out.decimal(AveragePrice.of(notional.applyAsLong(row), quantity, known(own)));
                }
            });
        }

        /// Money, or anything else in units of 10^-8.
        Draft<R> decimal(String name, ToLongFunction<R> units) {
            return column(name, "numeric", (row, own, out) -> out.decimal(units.applyAsLong(row)));
        }

        /// Null for `none`.
        Draft<R> decimalOrNull(String name, ToLongFunction<R> units, long none) {
            return column(name, "numeric", (row, own, out) -> {
                long value = units.applyAsLong(row);
                if (value == none) {
                    out.nothing();
                } else {
                    out.decimal(value);
                }
            });
        }

        Draft<R> decimal(String name, ToLongFunction<R> count, ToLongFunction<R> unit) {
            return column(
                    name, "numeric", (row, own, out) -> out.decimal(count.applyAsLong(row), unit.applyAsLong(row)));
        }

        /// The instrument's symbol; null when there is no such instrument.
        Draft<R> symbol() {
            return column("symbol", "text", (row, own, out) -> {
                if (own == null) {
                    out.nothing();
                } else {
                    out.text(own.symbol());
                }
            });
        }

        Draft<R> price(String name, ToLongFunction<R> ticks) {
            return column(
                    name,
                    "numeric",
                    (row, own, out) ->
                            out.decimal(ticks.applyAsLong(row), known(own).tickSize()));
        }

        /// Null for 0.
        Draft<R> priceOrNull(String name, ToLongFunction<R> ticks) {
            return column(name, "numeric", (row, own, out) -> {
                long value = ticks.applyAsLong(row);
                if (value == 0) {
                    out.nothing();
                } else {
                    out.decimal(value, known(own).tickSize());
                }
            });
        }

        Draft<R> quantity(String name, ToLongFunction<R> lots) {
            return column(
                    name,
                    "numeric",
                    (row, own, out) ->
                            out.decimal(lots.applyAsLong(row), known(own).lotSize()));
        }

        /// Null for 0.
        Draft<R> quantityOrNull(String name, ToLongFunction<R> lots) {
            return column(name, "numeric", (row, own, out) -> {
                long value = lots.applyAsLong(row);
                if (value == 0) {
                    out.nothing();
                } else {
                    out.decimal(value, known(own).lotSize());
                }
            });
        }

        private Instrument known(@Nullable Instrument own) {
            if (own == null) {
                throw new IllegalStateException(
                        "recorder: table=" + table + ": a row of an instrument that was never" + " defined");
            }
            return own;
        }

        /// A row that is there already stays as it is. `keys`: the columns by which it is known.
        RecordedTable<R> addedOnce(String keys) {
            return mergedBy(insert() + " ON CONFLICT (" + keys + ") DO NOTHING");
        }

        /// A row that is there already becomes as this one.
        RecordedTable<R> replaced(String keys) {
            return replaced("(" + keys + ")", List.of(keys.split(", ", -1)));
        }

        /// The same for rows that are known by an expression or by a part of the table.
        RecordedTable<R> replaced(String target, List<String> keys) {
            List<String> changes = names.stream()
                    .filter(name -> !keys.contains(name))
                    .map(name -> name + " = excluded." + name)
                    .toList();
            return mergedBy(insert() + " ON CONFLICT " + target + " DO UPDATE SET " + String.join(", ", changes));
        }

        String insert() {
            String all = String.join(", ", names);
            return "INSERT INTO " + table + " (" + all + ") SELECT " + all + " FROM " + ROWS + " AS row";
        }

        /// The arrays as rows.
        private String arrays() {
            List<String> given = new ArrayList<>();
            List<String> typed = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                given.add("?::text[]");
                typed.add(names.get(i) + "::" + types.get(i));
            }
            return "(SELECT " + String.join(", ", typed) + " FROM unnest(" + String.join(", ", given) + ") AS given ("
                    + String.join(", ", names) + "))";
        }

        /// `statements` say `{rows}` where the rows are meant.
        RecordedTable<R> mergedBy(String statements) {
            return new RecordedTable<>(this, statements);
        }
    }
}

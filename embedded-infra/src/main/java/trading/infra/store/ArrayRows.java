package trading.infra.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.FixedPoint;

/// Rows as an array of texts for each column. Not thread-safe.
final class ArrayRows implements RowSink {
    private final List<List<@Nullable String>> columns = new ArrayList<>();
    private int next;

    ArrayRows(int columns) {
        for (int i = 0; i < columns; i++) {
            this.columns.add(new ArrayList<>());
        }
    }

    void row() {
        next = 0;
    }

    /// The values of each column, in the order of the columns.
    List<@Nullable String[]> arrays() {
        List<@Nullable String[]> arrays = new ArrayList<>();
        columns.forEach(column -> arrays.add(column.toArray(new @Nullable String[0])));
        return arrays;
    }

    private void add(@Nullable String value) {
        columns.get(next++).add(value);
    }

    @Override
    public void nothing() {
        add(null);
    }

    @Override
    public void bigint(long value) {
        add(Long.toString(value));
    }

    @Override
    public void integer(int value) {
        add(Integer.toString(value));
    }

    @Override
    public void bool(boolean value) {
        add(Boolean.toString(value));
    }

    @Override
    public void text(String value) {
        add(value);
    }

    @Override
    public void decimal(long units) {
        decimal(1, units);
    }

    @Override
    public void decimal(long count, long unit) {
        add(BigDecimal.valueOf(unit, FixedPoint.SCALE)
                .multiply(BigDecimal.valueOf(count))
                .stripTrailingZeros()
                .toPlainString());
    }

    @Override
    public void time(long micros) {
        add(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
    }
}

package trading.infra.store;

/// Takes the values of a row, column after column.
interface RowSink {
    void nothing();

    void bigint(long value);

    void integer(int value);

    void bool(boolean value);

    void text(String value);

    /// In units of 10^-8.
    void decimal(long units);

    /// `count * unit`, `unit` in units of 10^-8.
    void decimal(long count, long unit);

    /// Microseconds since 1970-01-01T00:00:00Z.
    void time(long micros);
}

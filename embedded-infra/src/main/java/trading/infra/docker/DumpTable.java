package trading.infra.docker;

import java.util.List;

/// A table of a dump.
///
/// @param source   its name there, with its schema
/// @param name     its name in the schema `docker_import`
/// @param key      the columns of its primary key, empty without one
/// @param rows     how many there are
/// @param checksum over all of its rows, whatever their order: 64 hexadecimal digits
public record DumpTable(
        String source, String name, List<DumpColumn> columns, List<String> key, long rows, String checksum) {
    public DumpTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /// Whether it has such a column.
    public boolean has(String column) {
        return columns.stream().anyMatch(each -> each.name().equals(column));
    }
}

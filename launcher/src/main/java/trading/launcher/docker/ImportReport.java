package trading.launcher.docker;

import java.util.Map;

/// What an import brought, or would bring, for a person.
public final class ImportReport {
    private ImportReport() {}

    /// Of an import that was made.
    static String of(ImportRecord record) {
        StringBuilder text = new StringBuilder("Import of ")
                .append(record.dump())
                .append(", ")
                .append(record.made())
                .append("\nSHA-256 of the file: ")
                .append(record.sha256())
                .append(
                        "\n\nTables in the schema docker_import; number and checksum of the rows are those of the dump:\n");
        for (ImportRecord.Table table : record.tables()) {
            text.append(String.format("  %-32s %,12d  %s%n", table.source(), table.rows(), table.checksum()));
        }
        record.shown().forEach(each -> text.append("  seen as ").append(each).append('\n'));
        leftOut(text, record.leftOut());
        rest(text, record.settings(), record.notTaken());
        record.secrets().forEach(name -> text.append("  ").append(name).append(" is in the secret store\n"));
        record.unknown().forEach(name -> text.append("  ").append(name).append(" is unknown here\n"));
        if (!record.containers().isEmpty()) {
            text.append("\nContainers:\n");
            record.containers().forEach(each -> text.append("  ").append(each).append('\n'));
        }
        return text.toString();
    }

    /// Of what a dry run found.
    public static String of(Move move) {
        return of(ImportRecord.of(move));
    }

    private static void leftOut(StringBuilder text, Map<String, Long> leftOut) {
        if (!leftOut.isEmpty()) {
            text.append("Not brought along, but kept in the dump:");
            leftOut.forEach((kind, number) ->
                    text.append(' ').append(kind).append(' ').append(number).append(','));
            text.setLength(text.length() - 1);
            text.append('\n');
        }
    }

    private static void rest(StringBuilder text, Map<String, String> settings, Map<String, String> notTaken) {
        text.append("\nSettings:\n");
        settings.forEach((name, value) ->
                text.append("  ").append(name).append('=').append(value).append(" is in .env\n"));
        notTaken.forEach((name, reason) -> text.append("  ")
                .append(name)
                .append(" is not taken: ")
                .append(reason)
                .append('\n'));
    }
}

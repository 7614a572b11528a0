package trading.infra.backup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.SortedMap;

/// What a backup says of itself, `manifest.json` in it.
///
/// @param format    of the backup file; this program reads up to [#FORMAT]
/// @param product   version of the program that made it
/// @param made      when, ISO 8601 in UTC
/// @param schema    version of the last migration of its tables
/// @param sequence  the last command that is in it, in rows and journal alike; 0 when there was none
/// @param stateHash SHA-256 of the core's state there, in hexadecimal
/// @param rows      how many each table has
public record BackupManifest(
        @JsonProperty("format") int format,
        @JsonProperty("product") String product,
        @JsonProperty("made") String made,
        @JsonProperty("schema") String schema,
        @JsonProperty("sequence") long sequence,
        @JsonProperty("stateHash") String stateHash,
        @JsonProperty("rows") SortedMap<String, Long> rows,
        @JsonProperty("entries") List<Entry> entries) {
    public static final int FORMAT = 1;

    /// One file of the backup: its size in bytes and SHA-256 in hexadecimal as it is in the tar.
    public record Entry(
            @JsonProperty("name") String name,
            @JsonProperty("bytes") long bytes,
            @JsonProperty("sha256") String sha256) {}
}

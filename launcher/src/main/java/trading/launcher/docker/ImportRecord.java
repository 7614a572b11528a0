package trading.launcher.docker;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trading.infra.process.OwnerOnly;

/// `docker-import/import.json`: what an import brought, or was about to bring when it was killed. Holds names
/// of secrets, no values.
///
/// @param format   of this file
/// @param done     false until all of it is in place
/// @param made     when, ISO 8601 in UTC
/// @param dump     the file's name
/// @param sha256   of the file
/// @param tables   as they are in the dump, and as they were read back
/// @param leftOut  how many statements of each kind were not brought along
/// @param shown    tables that are seen under our names
/// @param settings what was written into `.env`
/// @param secrets  names that were put into the secret store, where they were not before
/// @param notTaken settings that are known here and were not taken, with the reason
/// @param unknown  names of settings of which nothing is known here
/// @param containers what each container was, and what takes its place
/// @param written  SHA-256 of `.env` as the import wrote it, empty when it wrote none
/// @param hadSettings whether there was a `.env` before
/// @param hadDatabase whether there was a database before
public record ImportRecord(
        @JsonProperty("format") int format,
        @JsonProperty("done") boolean done,
        @JsonProperty("made") String made,
        @JsonProperty("dump") String dump,
        @JsonProperty("sha256") String sha256,
        @JsonProperty("tables") List<Table> tables,
        @JsonProperty("leftOut") Map<String, Long> leftOut,
        @JsonProperty("shown") List<String> shown,
        @JsonProperty("settings") Map<String, String> settings,
        @JsonProperty("secrets") List<String> secrets,
        @JsonProperty("notTaken") Map<String, String> notTaken,
        @JsonProperty("unknown") List<String> unknown,
        @JsonProperty("containers") List<String> containers,
        @JsonProperty("written") String written,
        @JsonProperty("hadSettings") boolean hadSettings,
        @JsonProperty("hadDatabase") boolean hadDatabase) {
    static final String FOLDER = "docker-import";
    private static final int FORMAT = 1;
    private static final String FILE = "import.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /// `checksum`: over all rows, whatever their order; the same in the dump and in the database.
    public record Table(
            @JsonProperty("source") String source,
            @JsonProperty("name") String name,
            @JsonProperty("rows") long rows,
            @JsonProperty("checksum") String checksum) {}

    /// What an import of it would bring.
    public static ImportRecord of(Move move) {
        return of(move, false, "dry run", List.of(), List.copyOf(move.secrets().keySet()), "", false, false);
    }

    static ImportRecord of(
            Move move,
            boolean done,
            String made,
            List<String> shown,
            List<String> secrets,
            String written,
            boolean hadSettings,
            boolean hadDatabase) {
        return new ImportRecord(
                FORMAT,
                done,
                made,
                String.valueOf(move.file().getFileName()),
                move.sha256(),
                move.dump().tables().stream()
                        .map(table -> new Table(table.source(), table.name(), table.rows(), table.checksum()))
                        .toList(),
                move.dump().leftOut(),
                shown,
                move.settings(),
                secrets,
                move.leftOut(),
                move.unknown(),
                move.containers(),
                written,
                hadSettings,
                hadDatabase);
    }

    /// Empty when nothing was imported into that data folder.
    public static Optional<ImportRecord> in(Path data) throws IOException {
        Path file = data.resolve(FOLDER).resolve(FILE);
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readAllBytes(file), ImportRecord.class))
                : Optional.empty();
    }

    void write(Path folder) throws IOException {
        OwnerOnly.write(
                folder.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }

    /// For scripts.
    public JsonNode json() {
        return JSON.valueToTree(this);
    }
}

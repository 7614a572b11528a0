package trading.infra.backup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import trading.infra.process.OwnerOnly;

/// `trading.release` in a data directory: which build used it last, so that an older one can leave it alone
/// before it starts anything.
///
/// @param product that build's version
/// @param schema  the newest version of tables that it knew
/// @param tables  fingerprint of the tables when they were last found to be as they should, empty when never
@JsonIgnoreProperties(ignoreUnknown = true)
record ReleaseMarker(
        @JsonProperty("product") String product,
        @JsonProperty("schema") int schema,
        @JsonProperty("tables") String tables) {
    private static final String FILE = "trading.release";
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Empty where no build with markers was.
    static Optional<ReleaseMarker> in(Path root) throws IOException {
        Path file = root.resolve(FILE);
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readAllBytes(file), ReleaseMarker.class))
                : Optional.empty();
    }

    void write(Path root) throws IOException {
        if (!Optional.of(this).equals(in(root))) {
            OwnerOnly.write(root.resolve(FILE), JSON.writeValueAsBytes(this));
        }
    }
}

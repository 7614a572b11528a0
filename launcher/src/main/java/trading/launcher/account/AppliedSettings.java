package trading.launcher.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.process.OwnerOnly;

/// The settings of the account that the gateway was last told, by key: what is written otherwise by now has
/// been changed by somebody on purpose.
final class AppliedSettings {
    static final String NAME = "account-settings.json";

    private static final Logger log = LoggerFactory.getLogger(AppliedSettings.class);

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Path file;

    AppliedSettings(Path dataDirectory) {
        this.file = dataDirectory.resolve(NAME);
    }

    /// Empty when nothing is known about the last start.
    Optional<Map<String, String>> read() throws IOException {
        try {
            return Optional.of(json.readValue(Files.readString(file), new TypeReference<TreeMap<String, String>>() {}));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (JsonProcessingException damaged) {
            log.warn("account: file={} cannot be understood and is made anew", file, damaged);
            return Optional.empty();
        }
    }

    void write(Map<String, String> settings) throws IOException {
        OwnerOnly.write(file, json.writeValueAsString(new TreeMap<>(settings)) + "\n");
    }
}

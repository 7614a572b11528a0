package trading.launcher.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import trading.launcher.config.ConfigError;
import trading.launcher.config.TradingConfig;

/// What is looked at. `config`: what could be understood of the configuration, with ports of number 0 where one is
/// wrong; `errors`: the rest of it; `status`: what the running instance of that data directory says about itself,
/// empty when none answers.
public record Surroundings(TradingConfig config, List<ConfigError> errors, Optional<JsonNode> status) {
    public Surroundings {
        errors = List.copyOf(errors);
    }

    Path data() {
        return config.dataDirectory();
    }

    boolean runs() {
        return status.isPresent();
    }

    /// The data directory, or the nearest folder above it that is there: where it would be made.
    Optional<Path> existingFolder() {
        Path folder = data();
        while (folder != null && !Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder);
    }
}

package trading.launcher.config;

import java.util.List;
import java.util.stream.Collectors;

/// Everything that is wrong with the configuration, at once. Nothing was started.
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigError> errors;

    ConfigException(List<ConfigError> errors) {
        super(errors.stream()
                .map(ConfigError::render)
                .collect(Collectors.joining(
                        "\n  ",
                        errors.size() == 1
                                ? "The configuration has an error:\n  "
                                : "The configuration has " + errors.size() + " errors:\n  ",
                        "")));
        this.errors = List.copyOf(errors);
    }

    /// Whether nothing but rights is wrong.
    public boolean isOfPermission() {
        return errors.stream().allMatch(ConfigError::permission);
    }

    public List<ConfigError> errors() {
        return errors;
    }
}

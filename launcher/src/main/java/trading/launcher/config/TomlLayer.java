package trading.launcher.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/// `config.toml`, as keys with dots.
final class TomlLayer {
    private TomlLayer() {}

    static Map<String, RawValue> read(Path file, String shownName, List<ConfigError> errors) throws IOException {
        return ConfigFile.text(file, shownName, errors)
                .map(content -> parse(content, shownName, errors))
                .orElseGet(TreeMap::new);
    }

    static Map<String, RawValue> parse(String content, String shownName, List<ConfigError> errors) {
        Map<String, RawValue> values = new TreeMap<>();
        TomlParseResult toml = Toml.parse(content);
        for (TomlParseError error : toml.errors()) {
            errors.add(new ConfigError(
                    "config.toml",
                    Objects.requireNonNullElse(error.getMessage(), "unreadable"),
                    Origin.line(shownName, error.position().line()),
                    "valid TOML, for example: [api] and below it port = 8000"));
        }
        for (String key : toml.dottedKeySet()) {
            Object value = toml.get(key);
            if (value instanceof TomlTable) {
                continue;
            }
            int line = Objects.requireNonNull(toml.inputPositionOf(key)).line();
            values.put(key, new RawValue(text(value), Origin.line(shownName, line)));
        }
        return values;
    }

    /// A list of texts is written in one line elsewhere, with semicolons.
    private static String text(@Nullable Object value) {
        return value instanceof TomlArray array
                ? array.toList().stream().map(String::valueOf).collect(Collectors.joining("; "))
                : String.valueOf(value);
    }
}

package trading.launcher.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `.env` file: lines of the form `NAME=value`, also `export NAME=value` and values in quotes; a `#` at the
/// beginning of a line, or after a space, begins a comment.
final class DotenvLayer {
    private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.*)");
    private static final Pattern QUOTED = Pattern.compile("(?:\"([^\"]*)\"|'([^']*)')\\s*(?:#.*)?");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*");

    private DotenvLayer() {}

    static Map<String, RawValue> read(Path file, List<ConfigError> errors) throws IOException {
        String shownName = String.valueOf(file.getFileName());
        return ConfigFile.text(file, shownName, errors)
                .map(text -> parse(text, shownName, errors))
                .orElseGet(TreeMap::new);
    }

    static Map<String, RawValue> parse(String text, String shownName, List<ConfigError> errors) {
        Map<String, RawValue> values = new TreeMap<>();
        List<String> lines = text.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                read(line, Origin.line(shownName, index + 1), values, errors);
            }
        }
        return values;
    }

    private static void read(String line, Origin origin, Map<String, RawValue> values, List<ConfigError> errors) {
        Matcher parts = LINE.matcher(line);
        Optional<String> value = parts.matches() ? value(parts.group(2)) : Optional.empty();
        if (value.isEmpty()) {
            // What stands there may be a piece of a secret.
            errors.add(
                    new ConfigError(
                            origin.place(),
                            ConfigError.HIDDEN,
                            origin,
                            "lines of the form NAME=value, a value in quotes ending in the same line, for example API_PORT=8000"));
            return;
        }
        String name = parts.group(1);
        RawValue before = values.put(name, new RawValue(value.get(), origin));
        if (before != null) {
            errors.add(new ConfigError(
                    name,
                    ConfigError.HIDDEN,
                    origin,
                    "each name once; it is in line " + before.origin().line() + ", too"));
        }
    }

    /// Empty when a quote does not end.
    private static Optional<String> value(String written) {
        if (written.startsWith("\"") || written.startsWith("'")) {
            Matcher quoted = QUOTED.matcher(written);
            return quoted.matches()
                    ? Optional.of((quoted.group(1) == null ? quoted.group(2) : quoted.group(1)).strip())
                    : Optional.empty();
        }
        return Optional.of(COMMENT.matcher(written).replaceFirst("").strip());
    }
}

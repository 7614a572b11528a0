package trading.launcher.config;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A `.env` file: `NAME=value` lines.
final class DotenvLayer {
    private DotenvLayer() {}

    static Map<String, RawValue> read(Path file, List<ConfigError> errors) throws IOException {
        Map<String, RawValue> values = new TreeMap<>();
        if (!Files.exists(file)) {
            return values;
        }
        String name = file.getFileName().toString();
        Dotenv dotenv;
        try {
            dotenv = Dotenv.configure()
                    .directory(Objects.requireNonNull(file.toAbsolutePath().getParent())
                            .toString())
                    .filename(name)
                    .load();
        } catch (DotenvException e) {
            errors.add(new ConfigError(
                    name,
                    Objects.requireNonNullElse(e.getMessage(), "unreadable"),
                    new Origin(name),
                    "lines of the form NAME=value, for example API_PORT=8000"));
            return values;
        }
        List<String> lines = Files.readAllLines(file);
        for (DotenvEntry entry : dotenv.entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
            values.put(
                    entry.getKey(),
                    new RawValue(entry.getValue().strip(), Origin.line(name, lineOf(entry.getKey(), lines))));
        }
        return values;
    }

    private static int lineOf(String key, List<String> lines) {
        Pattern declaration = Pattern.compile("^\\s*" + Pattern.quote(key) + "\\s*=.*");
        for (int index = lines.size() - 1; index >= 0; index--) {
            if (declaration.matcher(lines.get(index)).matches()) {
                return index + 1;
            }
        }
        return 1;
    }
}

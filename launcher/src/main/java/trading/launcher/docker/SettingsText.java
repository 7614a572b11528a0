package trading.launcher.docker;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a `.env` file with settings of an import in it.
final class SettingsText {
    private static final Pattern NAME = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=.*");

    private SettingsText() {}

    /// `before` with the lines of those names taken out, and theirs added at the end.
    static String with(String before, Map<String, String> settings, String heading) {
        StringBuilder text = new StringBuilder();
        before.lines()
                .filter(line -> !names(line, settings))
                .forEach(line -> text.append(line).append('\n'));
        text.append("# ").append(heading).append('\n');
        settings.forEach((name, value) -> quoted(value)
                .ifPresent(
                        written -> text.append(name).append('=').append(written).append('\n')));
        return text.toString();
    }

    private static boolean names(String line, Map<String, String> settings) {
        Matcher parts = NAME.matcher(line);
        return parts.matches() && settings.containsKey(parts.group(1));
    }

    /// Empty for a value with both kinds of quotes, which no such file can hold.
    private static Optional<String> quoted(String value) {
        if (value.matches("[^\\s#'\"]*")) {
            return Optional.of(value);
        }
        if (!value.contains("\"")) {
            return Optional.of('"' + value + '"');
        }
        return value.contains("'") ? Optional.empty() : Optional.of("'" + value + "'");
    }
}

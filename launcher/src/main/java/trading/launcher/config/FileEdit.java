package trading.launcher.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The text of `config.toml` or of a `.env` file with one line changed; comments and everything else stay.
final class FileEdit {
    private static final Pattern WHOLE_OR_TRUTH = Pattern.compile("-?(0|[1-9][0-9]{0,17})|true|false");
    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_.:/,+@%-]+");
    private static final String TOML_VALUE = "(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|\\[[^\\]]*\\]|[^#\\s\\[\"'][^#\\s]*)";

    private final List<String> lines;

    FileEdit(String text) {
        lines = new ArrayList<>(text.lines().toList());
    }

    String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /// Puts `value` where the key is, in `line` (from 1, 0: nowhere yet); null takes the line out. False
    /// when the line is of a form that is not understood here, such as a list over several lines.
    boolean toml(Setting<?> setting, int line, @Nullable String value) {
        if (line == 0) {
            if (value != null) {
                add(setting, value);
            }
            return true;
        }
        Matcher parts = written(setting).matcher(lines.get(line - 1));
        if (!parts.matches()) {
            return false;
        }
        if (value == null) {
            lines.remove(line - 1);
        } else {
            lines.set(line - 1, parts.group(1) + literal(value) + parts.group(3));
        }
        return true;
    }

    private static Pattern written(Setting<?> setting) {
        String key = Pattern.quote(name(setting));
        String group = Pattern.quote(setting.group());
        return Pattern.compile(
                "(\\s*(?:" + group + "\\s*\\.\\s*)?\"?" + key + "\"?\\s*=\\s*)" + TOML_VALUE + "(\\s*(?:#.*)?)");
    }

    private static String name(Setting<?> setting) {
        return setting.key().substring(setting.group().length() + 1);
    }

    /// Below the default that stands there as a comment, else at the head of its table, else in a new one.
    private void add(Setting<?> setting, String value) {
        String written = name(setting) + " = " + literal(value);
        int head = indexOf(0, Pattern.compile("\\s*\\[\\s*" + Pattern.quote(setting.group()) + "\\s*]\\s*(#.*)?"));
        if (head < 0) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(List.of("[" + setting.group() + "]", written));
            return;
        }
        int next = indexOf(head + 1, Pattern.compile("\\s*\\[.*"));
        int comment = indexOf(head + 1, Pattern.compile("\\s*#\\s*" + Pattern.quote(name(setting)) + "\\s*=.*"));
        boolean ours = comment >= 0 && (next < 0 || comment < next);
        lines.add((ours ? comment : head) + 1, written);
    }

    private int indexOf(int from, Pattern pattern) {
        for (int index = from; index < lines.size(); index++) {
            if (pattern.matcher(lines.get(index)).matches()) {
                return index;
            }
        }
        return -1;
    }

    private static String literal(String value) {
        return WHOLE_OR_TRUTH.matcher(value).matches()
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// The same in a `.env` file, where the line is there. False when the value cannot be written in one.
    boolean dotenv(Setting<?> setting, int line, @Nullable String value) {
        if (value == null) {
            lines.remove(line - 1);
            return true;
        }
        Optional<String> quoted = quoted(value);
        Matcher parts = Pattern.compile(
                        "(\\s*(?:export\\s+)?" + Pattern.quote(setting.environmentName()) + "\\s*=\\s*).*")
                .matcher(lines.get(line - 1));
        if (quoted.isEmpty() || !parts.matches()) {
            return false;
        }
        lines.set(line - 1, parts.group(1) + quoted.get());
        return true;
    }

    private static Optional<String> quoted(String value) {
        if (NEEDS_NO_QUOTES.matcher(value).matches()) {
            return Optional.of(value);
        }
        if (!value.contains("\"")) {
            return Optional.of('"' + value + '"');
        }
        return value.contains("'") ? Optional.empty() : Optional.of("'" + value + "'");
    }
}

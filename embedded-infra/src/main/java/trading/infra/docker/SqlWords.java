package trading.infra.docker;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads a statement piece by piece: names, words, texts, parentheses.
final class SqlWords {
    private final String sql;
    private int at;

    SqlWords(String sql) {
        this.sql = sql;
    }

    private void skip() {
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at))) {
                at++;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end + 1;
            } else {
                return;
            }
        }
    }

    boolean atEnd() {
        skip();
        return at >= sql.length();
    }

    /// Takes it when it comes next, whatever its case; words as a whole.
    boolean take(String expected) {
        skip();
        int end = at + expected.length();
        if (!sql.regionMatches(true, at, expected, 0, expected.length())) {
            return false;
        }
        boolean word = Character.isLetterOrDigit(expected.charAt(expected.length() - 1));
        if (word && end < sql.length() && isOfName(sql.charAt(end))) {
            return false;
        }
        at = end;
        return true;
    }

    /// All of them one after another, or none.
    boolean takeAll(String... expected) {
        int before = at;
        for (String each : expected) {
            if (!take(each)) {
                at = before;
                return false;
            }
        }
        return true;
    }

    /// A name, in quotes or folded to small letters; empty when none comes next.
    String name() {
        skip();
        if (at < sql.length() && sql.charAt(at) == '"') {
            StringBuilder name = new StringBuilder();
            for (at++; at < sql.length(); at++) {
                if (sql.charAt(at) == '"') {
                    at++;
                    if (at >= sql.length() || sql.charAt(at) != '"') {
                        return name.toString();
                    }
                }
                name.append(sql.charAt(at));
            }
            return "";
        }
        int from = at;
        while (at < sql.length() && isOfName(sql.charAt(at))) {
            at++;
        }
        return sql.substring(from, at).toLowerCase(Locale.ROOT);
    }

    /// `schema.name` or `name`.
    String qualifiedName() {
        String name = name();
        return take(".") ? name + "." + name() : name;
    }

    /// Text up to a comma, a closing parenthesis or the end, minding quotes and parentheses in between.
    String piece() {
        skip();
        int from = at;
        int depth = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (depth == 0 && (c == ',' || c == ')')) {
                break;
            }
            if (c == '\'' || c == '"') {
                at = pastQuote(c);
                continue;
            }
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            at++;
        }
        return sql.substring(from, at).strip();
    }

    private int pastQuote(char quote) {
        int end = sql.indexOf(quote, at + 1);
        return end < 0 ? sql.length() : end + 1;
    }

    /// The text of a literal `'…'` or `E'…'`, without its quotes; null when none comes next.
    @Nullable
    String text() {
        skip();
        boolean escapes = sql.regionMatches(true, at, "E'", 0, 2);
        int from = escapes ? at + 1 : at;
        if (from >= sql.length() || sql.charAt(from) != '\'') {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = from + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\'') {
                if (i + 1 < sql.length() && sql.charAt(i + 1) == '\'') {
                    i++;
                } else {
                    at = i + 1;
                    return text.toString();
                }
            } else if (escapes && c == '\\' && i + 1 < sql.length()) {
                i++;
                c = unescaped(sql.charAt(i));
            }
            text.append(c);
        }
        return null;
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> c;
        };
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}

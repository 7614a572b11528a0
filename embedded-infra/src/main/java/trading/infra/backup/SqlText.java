package trading.infra.backup;

import java.util.Locale;

/// Where in a statement one is: inside of a text, a name, a comment or between them.
final class SqlText {
    private static final char NOTHING = 0;
    private char quote = NOTHING;
    private boolean escapes;
    private String dollar = "";
    private int comments;

    /// Whether a statement ends with this line.
    boolean ends(String line) {
        boolean ended = false;
        for (int at = 0; at < line.length(); at++) {
            char here = line.charAt(at);
            if (!dollar.isEmpty()) {
                if (line.startsWith(dollar, at)) {
                    at += dollar.length() - 1;
                    dollar = "";
                }
            } else if (comments > 0) {
                at = inComment(line, at);
            } else if (quote != NOTHING) {
                if (escapes && here == '\\') {
                    at++;
                } else if (here == quote) {
                    quote = NOTHING;
                }
            } else if (line.startsWith("--", at)) {
                break;
            } else {
                at = outside(line, at);
                ended = here == ';' || (ended && Character.isWhitespace(here));
            }
        }
        return ended && quote == NOTHING && dollar.isEmpty() && comments == 0;
    }

    private int inComment(String line, int at) {
        if (line.startsWith("*/", at)) {
            comments--;
            return at + 1;
        }
        if (line.startsWith("/*", at)) {
            comments++;
            return at + 1;
        }
        return at;
    }

    private int outside(String line, int at) {
        char here = line.charAt(at);
        if (here == '\'' || here == '"') {
            quote = here;
            escapes = here == '\'' && isEscapeMark(line, at - 1);
        } else if (line.startsWith("/*", at)) {
            comments++;
            return at + 1;
        } else if (here == '$' && (at == 0 || !isOfName(line.charAt(at - 1)))) {
            int end = line.indexOf('$', at + 1);
            if (end > 0 && line.substring(at + 1, end).chars().allMatch(each -> isOfName((char) each))) {
                dollar = line.substring(at, end + 1);
                return end;
            }
        }
        return at;
    }

    private static boolean isEscapeMark(String line, int at) {
        return at >= 0
                && line.substring(at, at + 1).toLowerCase(Locale.ROOT).equals("e")
                && (at == 0 || !isOfName(line.charAt(at - 1)));
    }

    private static boolean isOfName(char any) {
        return Character.isLetterOrDigit(any) || any == '_';
    }
}

package trading.infra.postgres;

import java.util.List;
import java.util.regex.Pattern;

/// Finds in the server's log why a start failed: the first line of the worst kind.
final class PostgresLog {
    private static final List<Pattern> WORST_FIRST = List.of(
            Pattern.compile("\\bPANIC:\\s+(.*)"),
            Pattern.compile("\\binitdb: error:\\s+(.*)"),
            Pattern.compile("\\binitdb: (could not .*)"),
            Pattern.compile("\\bLOG:\\s+((?:invalid|unrecognized|syntax error|parameter).*)"),
            Pattern.compile("\\bFATAL:\\s+(.*)"),
            Pattern.compile("\\b(?:error|ERROR):\\s+(.*)"),
            Pattern.compile(
                    "^(.*(?:Permission denied|No such file or directory|not found|not permitted).*)$",
                    Pattern.MULTILINE));

    private PostgresLog() {}

    static String reasonIn(String text) {
        for (Pattern kind : WORST_FIRST) {
            var line = kind.matcher(text);
            if (line.find()) {
                return line.group(1).strip();
            }
        }
        return "";
    }
}

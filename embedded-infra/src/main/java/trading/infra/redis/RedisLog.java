package trading.infra.redis;

import java.util.List;
import java.util.regex.Pattern;

/// Finds in the server's log why a start failed.
final class RedisLog {
    private static final List<Pattern> WORST_FIRST = List.of(
            Pattern.compile("^>>> ('.*'\\R.*)", Pattern.MULTILINE),
            Pattern.compile(
                    "^\\d+:[A-Z] [^#]*# ((?!WARNING|oO0|Redis |Configuration |Server |Reading |>>> )\\S.*)",
                    Pattern.MULTILINE),
            Pattern.compile(
                    "^(.*(?:Permission denied|No such file or directory|not found|not permitted).*)$",
                    Pattern.MULTILINE));

    private static final List<String> UNREADABLE = List.of(
            "Bad file format",
            "Unexpected end of file",
            "Unrecoverable error reading the append only file",
            "AOF manifest",
            "Wrong signature",
            "RDB format version",
            "Short read or OOM",
            "Internal error in RDB",
            "doesn't exist in the append");

    private RedisLog() {}

    static String reasonIn(String text) {
        for (Pattern kind : WORST_FIRST) {
            var line = kind.matcher(text);
            if (line.find()) {
                return line.group(1).strip().replaceAll("\\R", ": ");
            }
        }
        return "";
    }

    /// The server stopped because it cannot read what it wrote earlier.
    static boolean saysUnreadable(String text) {
        return UNREADABLE.stream().anyMatch(text::contains);
    }
}

package trading.launcher.logs;

import org.jspecify.annotations.Nullable;

/// How the lines of one log are written.
@FunctionalInterface
interface LogFormat {
    /// The entry that a line begins, null when the line belongs to the entry before it. `source`: the file's name.
    @Nullable
    LogLine begins(String line, String source);

    /// That of the log with this name, `trading` for what we write of none of our services.
    static LogFormat of(String log) {
        return switch (log) {
            case "trading", "gateway", "orchestrator", "api" -> new OwnFormat();
            case "postgres" -> new PostgresFormat();
            case "redis" -> new RedisFormat();
            default -> new ForeignFormat(log);
        };
    }
}

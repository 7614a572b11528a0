package trading.launcher.logs;

import java.util.Locale;
import java.util.Optional;

/// How bad it is, least first. What PostgreSQL, Redis and others call it is brought to these.
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /// By any of the names that are in use; empty for a word that is none.
    static Optional<LogLevel> named(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "TRACE" -> Optional.of(TRACE);
            case "DEBUG", "DEBUG1", "DEBUG2", "DEBUG3", "DEBUG4", "DEBUG5", "FINE", "VERBOSE" -> Optional.of(DEBUG);
            case "INFO", "LOG", "NOTICE", "INFORMATION" -> Optional.of(INFO);
            case "WARN", "WARNING" -> Optional.of(WARN);
            case "ERROR", "ERR", "FATAL", "PANIC", "CRITICAL", "SEVERE" -> Optional.of(ERROR);
            default -> Optional.empty();
        };
    }
}

package trading.launcher.service;

import org.jspecify.annotations.Nullable;
import trading.infra.process.LogLimits;

/// Where logs are, from which level on, and how much of them is kept: a file that has reached `maxSizeBytes` is put
/// aside and compressed; what is older than `maxAgeDays` or more than `maxBackups` files goes. `directory`, `level`:
/// null where the configuration says it.
public record LogDefinition(
        @Nullable String directory, @Nullable String level, long maxSizeBytes, int maxAgeDays, int maxBackups) {
    public static final LogDefinition USUAL = new LogDefinition(null, null, 20L << 20, 14, 10);

    /// Of each log.
    public LogLimits limits() {
        return new LogLimits(maxSizeBytes, maxAgeDays, maxBackups);
    }
}

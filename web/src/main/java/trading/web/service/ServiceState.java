package trading.web.service;

import org.jspecify.annotations.Nullable;

/// One service. `status`: stopped, starting, running, stopping or failed. `healthStatus`: healthy,
/// unhealthy or unknown. Times are ISO-8601 UTC; `startMillis`: how long the start took.
public record ServiceState(
        String name,
        @Nullable Long pid,
        String status,
        @Nullable String startTime,
        int restartCount,
        @Nullable String lastError,
        String healthStatus,
        @Nullable String lastHealthCheck,
        @Nullable Long startMillis) {}

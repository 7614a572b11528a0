package trading.web.service;

import org.jspecify.annotations.Nullable;

/// One service. `status`: stopped, starting, running, stopping or failed. `healthStatus`: healthy,
/// unhealthy or unknown. Times are ISO-8601 UTC; `startMillis`: how long the start took. `external`: somebody
/// else's server, which is neither started nor stopped here. `lastHeartbeat`: when it last was heard to be well.
public record ServiceState(
        String name,
        @Nullable Long pid,
        String status,
        @Nullable String startTime,
        int restartCount,
        @Nullable String lastError,
        String healthStatus,
        @Nullable String lastHealthCheck,
        @Nullable Long startMillis,
        boolean external,
        @Nullable String lastHeartbeat) {
    /// One of our own.
    public ServiceState(
            String name,
            @Nullable Long pid,
            String status,
            @Nullable String startTime,
            int restartCount,
            @Nullable String lastError,
            String healthStatus,
            @Nullable String lastHealthCheck,
            @Nullable Long startMillis) {
        this(
                name,
                pid,
                status,
                startTime,
                restartCount,
                lastError,
                healthStatus,
                lastHealthCheck,
                startMillis,
                false,
                null);
    }

    /// The same, of somebody else.
    public ServiceState asExternal() {
        return new ServiceState(
                name,
                pid,
                status,
                startTime,
                restartCount,
                lastError,
                healthStatus,
                lastHealthCheck,
                startMillis,
                true,
                lastHeartbeat);
    }

    /// The same with its last heartbeat.
    public ServiceState heardOf(@Nullable String heartbeat) {
        return new ServiceState(
                name,
                pid,
                status,
                startTime,
                restartCount,
                lastError,
                healthStatus,
                lastHealthCheck,
                startMillis,
                external,
                heartbeat);
    }
}

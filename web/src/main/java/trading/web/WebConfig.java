package trading.web;

import java.time.Duration;
import trading.web.server.ListenConfig;

/// Settings of a server. `metricsOpen`: `/metrics` without a login, which holds on a loopback address only.
/// `commandDeadline`: how long a request waits for the gateway's answer.
public record WebConfig(ListenConfig listen, String version, boolean metricsOpen, Duration commandDeadline) {
    /// The loopback address with the defaults.
    public static WebConfig loopback(int port, String version) {
        return new WebConfig(ListenConfig.loopback(port), version, true, Duration.ofSeconds(5));
    }

    /// With the defaults of everything else.
    public static WebConfig of(ListenConfig listen, String version) {
        return new WebConfig(listen, version, true, Duration.ofSeconds(5));
    }

    boolean metricsOpenHere() {
        return metricsOpen && listen.isLoopback();
    }
}

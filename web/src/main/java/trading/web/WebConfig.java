package trading.web;

import java.time.Duration;
import trading.web.server.ListenConfig;

/// Settings of a server. `metricsOpen`: `/metrics` without a login, which holds on a loopback address only.
/// `commandDeadline`: how long a request waits for the gateway's answer. `dashboard`: whether its pages are served.
public record WebConfig(
        ListenConfig listen, String version, boolean metricsOpen, Duration commandDeadline, boolean dashboard) {
    /// With the dashboard.
    public WebConfig(ListenConfig listen, String version, boolean metricsOpen, Duration commandDeadline) {
        this(listen, version, metricsOpen, commandDeadline, true);
    }

    /// The loopback address with the defaults.
    public static WebConfig loopback(int port, String version) {
        return new WebConfig(ListenConfig.loopback(port), version, true, Duration.ofSeconds(5));
    }

    /// The same; `dashboard`: with its pages or without.
    public WebConfig serving(boolean withPages) {
        return new WebConfig(listen, version, metricsOpen, commandDeadline, withPages);
    }

    /// With the defaults of everything else.
    public static WebConfig of(ListenConfig listen, String version) {
        return new WebConfig(listen, version, true, Duration.ofSeconds(5), true);
    }

    boolean metricsOpenHere() {
        return metricsOpen && listen.isLoopback();
    }
}

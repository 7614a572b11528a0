package trading.launcher.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import trading.web.edge.Edge;

/// Where the API listens, and whom it answers. `address`: an IP address, or `localhost`; `tls`: whether it speaks TLS;
/// `certificate` and `key`: the user's, both or neither; `hosts`: names that it is asked for by.
public record EdgeConfig(
        String address, boolean tls, Optional<Path> certificate, Optional<Path> key, Edge edge, Set<String> hosts) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    public EdgeConfig {
        hosts = Set.copyOf(hosts);
    }

    /// Whether only this machine reaches it.
    public boolean isLoopback() {
        return isLoopback(address);
    }

    static boolean isLoopback(String address) {
        return LOOPBACK.contains(address);
    }

    /// Whether it listens on all addresses of the machine.
    public boolean isEverywhere() {
        return address.equals("0.0.0.0") || address.equals("::");
    }
}

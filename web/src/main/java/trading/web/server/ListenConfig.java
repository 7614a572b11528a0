package trading.web.server;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import trading.web.edge.Edge;
import trading.web.security.AuthMode;
import trading.web.tls.TlsFiles;

/// Where a server listens and whom it answers.
///
/// `address` is an IP address or `localhost`, `port` 0 for a free one. `allowedHosts`: `Host` values with
/// their port beyond those of the loopback address; `allowedOrigins`: origins with their scheme beyond our
/// own. Another address than a loopback one needs a login, and TLS.
public record ListenConfig(
        String address,
        int port,
        Set<String> allowedHosts,
        Set<String> allowedOrigins,
        int maximumConnections,
        Duration headDeadline,
        Edge edge,
        Optional<TlsFiles> tls) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    public ListenConfig {
        allowedHosts = Set.copyOf(allowedHosts);
        allowedOrigins = Set.copyOf(allowedOrigins);
        if (port < 0 || port > 65_535 || maximumConnections < 1 || headDeadline.isNegative()) {
            throw new IllegalArgumentException("listen: address=" + address + " port=" + port + " maximumConnections="
                    + maximumConnections + " headDeadline=" + headDeadline);
        }
    }

    public ListenConfig(
            String address,
            int port,
            Set<String> allowedHosts,
            Set<String> allowedOrigins,
            int maximumConnections,
            Duration headDeadline) {
        this(
                address,
                port,
                allowedHosts,
                allowedOrigins,
                maximumConnections,
                headDeadline,
                Edge.USUAL,
                Optional.empty());
    }

    /// The loopback address with the defaults.
    public static ListenConfig loopback(int port) {
        return new ListenConfig("127.0.0.1", port, Set.of(), Set.of(), 2_048, Duration.ofSeconds(10));
    }

    public ListenConfig withOrigins(Set<String> origins) {
        return new ListenConfig(address, port, allowedHosts, origins, maximumConnections, headDeadline, edge, tls);
    }

    public ListenConfig withHeadDeadline(Duration deadline) {
        return new ListenConfig(address, port, allowedHosts, allowedOrigins, maximumConnections, deadline, edge, tls);
    }

    /// `hosts`: names that it is asked for by, beyond those of its address; without a port they mean any.
    public ListenConfig with(Edge edge, Set<String> hosts) {
        return new ListenConfig(address, port, hosts, allowedOrigins, maximumConnections, headDeadline, edge, tls);
    }

    public ListenConfig withConnections(int most) {
        return new ListenConfig(address, port, allowedHosts, allowedOrigins, most, headDeadline, edge, tls);
    }

    public ListenConfig withTls(TlsFiles files) {
        return new ListenConfig(
                address,
                port,
                allowedHosts,
                allowedOrigins,
                maximumConnections,
                headDeadline,
                edge,
                Optional.of(files));
    }

    public boolean isLoopback() {
        return LOOPBACK.contains(address);
    }

    /// Throws [IllegalArgumentException] when nobody would have to log in on an address that others reach, or when
    /// what is said there could be read on the way.
    public void requireSafe(AuthMode mode) {
        if (mode == AuthMode.NONE && !isLoopback()) {
            throw new IllegalArgumentException(
                    "no-auth: address=" + address + ": going without a login is allowed on 127.0.0.1 or ::1 only");
        }
        if (tls.isEmpty() && !isLoopback()) {
            throw new IllegalArgumentException("listen: address=" + address + ": needs TLS, which is not set up here");
        }
    }
}

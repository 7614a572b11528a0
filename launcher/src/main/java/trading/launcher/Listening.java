package trading.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import trading.infra.process.OpenFiles;
import trading.launcher.config.EdgeConfig;
import trading.web.WebConfig;
import trading.web.security.RemoteLogin;
import trading.web.server.ListenConfig;
import trading.web.tls.SelfSigned;
import trading.web.tls.TlsException;
import trading.web.tls.TlsFiles;
import trading.web.tls.TlsIdentity;

/// Where the API listens, how it is reached from this machine, and what a person is told about that.
final class Listening {
    private static final String TLS_FOLDER = "tls";

    private final EdgeConfig config;
    private final Optional<TlsFiles> tls;

    private Listening(EdgeConfig config, Optional<TlsFiles> tls) {
        this.config = config;
        this.tls = tls;
    }

    /// Makes a certificate where one is needed and none is given.
    ///
    /// Throws [UnsafeListenException] for an address that others reach while nobody could log in from there, and
    /// for a certificate that cannot be used.
    static Listening of(EdgeConfig config, Path data, RemoteLogin remote) throws IOException {
        if (!config.isLoopback() && !remote.isPossible()) {
            throw new UnsafeListenException("api.host=" + config.address() + ": others reach this address, and nobody"
                    + " could log in from there. Make a user with a password, or an access token, first; or listen on"
                    + " 127.0.0.1 and come by an SSH tunnel: ssh -L 8000:127.0.0.1:8000 HOST");
        }
        return new Listening(config, config.tls() ? Optional.of(files(config, data)) : Optional.empty());
    }

    private static TlsFiles files(EdgeConfig config, Path data) throws IOException {
        if (config.certificate().isEmpty() || config.key().isEmpty()) {
            TreeSet<String> names = new TreeSet<>();
            config.hosts().forEach(host -> names.add(host.replaceFirst(":[0-9]+$", "")));
            if (!config.isEverywhere()) {
                names.add(config.address());
            }
            return SelfSigned.in(data.resolve(TLS_FOLDER), names);
        }
        TlsFiles files = new TlsFiles(config.certificate().get(), config.key().get(), true);
        try {
            files.read();
            return files;
        } catch (TlsException unusable) {
            throw new UnsafeListenException("api.tls_certificate, api.tls_key: " + unusable.getMessage());
        }
    }

    WebConfig api(int port) {
        ListenConfig loopback = loopback(port);
        ListenConfig listen = new ListenConfig(
                config.address(),
                port,
                config.hosts(),
                loopback.allowedOrigins(),
                loopback.maximumConnections(),
                loopback.headDeadline(),
                config.edge(),
                tls);
        return WebConfig.of(listen, Version.product());
    }

    /// The gateway's own port never leaves the machine.
    WebConfig gateway(int port) {
        return WebConfig.of(loopback(port).with(config.edge(), config.hosts()), Version.product());
    }

    /// With as many connections as this process has files for.
    private static ListenConfig loopback(int port) {
        ListenConfig usual = ListenConfig.loopback(port);
        return usual.withConnections(OpenFiles.connections(usual.maximumConnections(), OpenFiles.limit()));
    }

    /// How it is reached from this machine.
    String url(int port) {
        String address = config.isLoopback() || config.isEverywhere() ? "127.0.0.1" : config.address();
        String host = config.address().equals("::1") ? "[::1]" : address.contains(":") ? "[" + address + "]" : address;
        return (tls.isPresent() ? "https" : "http") + "://" + host + ":" + port;
    }

    /// Lines for a person who should know; none for plain loopback.
    List<String> banner(int port, Optional<TlsIdentity> certificate) {
        List<String> lines = new ArrayList<>();
        if (!config.isLoopback()) {
            lines.add("**********************************************************************");
            lines.add("OTHERS REACH THIS DESK: it listens on " + config.address() + " port " + port + ".");
            lines.add("Whoever logs in there can trade. api.networks says who may ask at all.");
            lines.add("**********************************************************************");
        }
        certificate.ifPresent(identity -> {
            lines.add("TLS certificate " + (identity.ofTheUser() ? "" : "of our own, which a browser asks about, ")
                    + "until " + LocalDate.ofInstant(identity.expires(), ZoneOffset.UTC) + ", SHA-256 fingerprint:");
            lines.add("  " + identity.fingerprint());
        });
        return lines;
    }
}

package trading.web.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The TLS side of one port. Files that are replaced while it is open are taken for new connections; when they cannot
/// be used, the log says why and the old ones stay in force.
public final class TlsConnections implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TlsConnections.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    /// All of TLS 1.3, and of TLS 1.2 those with forward secrecy and authenticated encryption.
    private static final String[] SUITES = {
        "TLS_AES_256_GCM_SHA384",
        "TLS_AES_128_GCM_SHA256",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
    };

    private final TlsFiles files;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private final Thread watch;
    private volatile TlsIdentity identity;

    private TlsConnections(TlsFiles files, TlsIdentity identity, Duration lookEvery) {
        this.files = files;
        this.identity = identity;
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        factory.setExcludeCipherSuites();
        factory.setIncludeCipherSuites(SUITES);
        factory.setUseCipherSuitesOrder(true);
        factory.setRenegotiationAllowed(false);
        // What a client calls us is checked by its Host header.
        factory.setSniRequired(false);
        factory.setKeyStorePassword(TlsIdentity.STORE_PASSWORD);
        factory.setKeyStore(identity.store());
        watch = Thread.ofVirtual().name("tls-files").unstarted(() -> watch(lookEvery));
    }

    /// Throws [TlsException] when the files cannot be used.
    public static TlsConnections open(TlsFiles files) throws TlsException, IOException {
        return open(files, LOOK_EVERY);
    }

    static TlsConnections open(TlsFiles files, Duration lookEvery) throws TlsException, IOException {
        TlsConnections connections = new TlsConnections(files, files.read(), lookEvery);
        connections.watch.start();
        return connections;
    }

    public SslContextFactory.Server factory() {
        return factory;
    }

    /// The one in force.
    public TlsIdentity identity() {
        return identity;
    }

    private void watch(Duration lookEvery) {
        List<Object> taken = stamp();
        List<Object> seen = taken;
        while (true) {
            try {
                Thread.sleep(lookEvery);
            } catch (InterruptedException closed) {
                return;
            }
            List<Object> now = stamp();
            // Two looks that find the same: nobody reads what is half written.
            if (now.equals(seen) && !now.equals(taken)) {
                taken = now;
                take();
            }
            seen = now;
        }
    }

    private void take() {
        try {
            TlsIdentity fresh = files.read();
            factory.reload(reloaded -> reloaded.setKeyStore(fresh.store()));
            identity = fresh;
            log.info("tls: new certificate taken: {} expires={}", fresh, fresh.expires());
        } catch (Exception e) {
            log.error("tls: the new certificate is not taken, the old one stays in force", e);
        }
    }

    private List<Object> stamp() {
        return List.of(stamp(files.certificate()), stamp(files.key()));
    }

    private static Object stamp(Path file) {
        try {
            // Through links: a renewal often moves a link.
            Path real = file.toRealPath();
            return List.of(real, Files.getLastModifiedTime(real), Files.size(real));
        } catch (IOException absent) {
            return "absent";
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}

package trading.infra.postgres;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.process.ChildProcess;
import trading.infra.process.DataDirectory;
import trading.infra.process.Ending;
import trading.infra.process.Launch;
import trading.infra.process.LeftOvers;
import trading.infra.process.Loopback;
import trading.infra.process.OwnerOnly;
import trading.infra.process.Platform;
import trading.infra.process.PortHolder;
import trading.infra.process.PortInUseException;
import trading.infra.process.ProgramArchive;
import trading.infra.process.ServiceLog;
import trading.infra.process.ServiceStartException;
import trading.infra.process.Signal;

/// The bundled PostgreSQL, running and ready for the role `trading`.
public final class PostgresServer implements AutoCloseable {
    static final String SERVICE = "PostgreSQL";
    static final Ending FAST = Ending.of(Signal.INT, Duration.ofSeconds(4)).then(Signal.QUIT, Duration.ofMillis(1_500));
    private static final Ending ORPHANED =
            Ending.of(Signal.INT, Duration.ofMillis(1_200)).then(Signal.QUIT, Duration.ofMillis(400));
    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final String SUPERUSER_PASSWORD = "postgres-superuser.password";
    private static final int PASSWORD_BYTES = 32;
    private static final int PORT_TRIES = 5;
    /// The protocol's code for "may we speak TLS", which every server answers with one letter.
    private static final int SSL_REQUEST = 80_877_103;

    private final ChildProcess process;
    private final int port;
    private final Database database;

    private PostgresServer(ChildProcess process, int port, Database database) {
        this.process = process;
        this.port = port;
        this.database = database;
    }

    /// Unpacks and initialises what is not there yet, starts the server, and returns when it answers.
    ///
    /// @throws PortInUseException    when the port is fixed and taken
    /// @throws ServiceStartException when it does not start, with its own words for it
    /// @throws OtherMajorVersionException when there is a cluster of another major version
    public static PostgresServer start(PostgresConfig config, DataDirectory data) {
        Path program = ProgramArchive.postgres(Platform.current()).unpackInto(data.runtime());
        try {
            requireSameMajor(data, program);
        } catch (IOException failed) {
            throw unusable(data, failed);
        }
        return start(config, data, program);
    }

    private static void requireSameMajor(DataDirectory data, Path program) throws IOException {
        Path cluster = data.root().resolve("postgres");
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            return;
        }
        int made = MajorVersion.ofCluster(cluster);
        int bundled = MajorVersion.ofProgram(program);
        if (made != 0 && bundled != 0 && made != bundled) {
            throw new OtherMajorVersionException(cluster, made, bundled, MajorVersion.unpackedIn(data.runtime(), made));
        }
    }

    private static ServiceStartException unusable(DataDirectory data, IOException failed) {
        return new ServiceStartException(
                SERVICE,
                "its files cannot be used: " + failed,
                List.of("Check the rights and the free space of " + data.root()),
                failed);
    }

    /// The same with an unpacked program of another major version, for a cluster of that version.
    public static PostgresServer start(PostgresConfig config, DataDirectory data, Path program) {
        try {
            var serverLog = new ServiceLog(SERVICE, data.logs().resolve("postgres.log"), PostgresLog::reasonIn);
            String superuserPassword = data.secrets().readOrCreate(SUPERUSER_PASSWORD, PASSWORD_BYTES);
            String password = data.secrets().readOrCreate("postgres.password", PASSWORD_BYTES);
            var cluster = Cluster.in(data, program, serverLog);
            LeftOvers.end(Platform.current().executable("postgres"), cluster.folder(), FAST);
            cluster.removeStaleStatus();
            config.port().resolve(SERVICE); // before the work of a first start, so that a taken port is told at once
            boolean made = cluster.createIfAbsent(superuserPassword);
            PostgresServer server = startOnFreePort(config, cluster, password);
            try {
                var roles = new Roles(superuserPassword, server.database);
                if (made) {
                    roles.create(server.port);
                } else {
                    roles.ensure(server.port);
                }
                return server;
            } catch (SQLException failed) {
                server.close();
                throw new ServiceStartException(
                        SERVICE,
                        "it runs, but does not let us in: " + failed.getMessage(),
                        List.of(
                                "Put the password back that belongs to this database: "
                                        + data.secrets().file(SUPERUSER_PASSWORD),
                                "Read the log: " + serverLog.file()),
                        failed);
            }
        } catch (IOException failed) {
            throw unusable(data, failed);
        }
    }

    public Database database() {
        return database;
    }

    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    public String user() {
        return database.user();
    }

    public String password() {
        return database.password();
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.alive();
    }

    /// Whether it answers within that time; a process may be alive and hang. Asked in the way that needs no session and
    /// no password, so that a server with all its sessions in use, or at its recovery, counts as well.
    public boolean answers(Duration patience) {
        try (var socket = new Socket()) {
            socket.setSoTimeout((int) patience.toMillis());
            socket.connect(Loopback.at(port), (int) patience.toMillis());
            var request = ByteBuffer.allocate(2 * Integer.BYTES);
            socket.getOutputStream()
                    .write(request.putInt(request.capacity())
                            .putInt(SSL_REQUEST)
                            .array());
            int answer = socket.getInputStream().read();
            return answer == 'N' || answer == 'S';
        } catch (IOException silent) {
            log.debug("no answer: pid={}", pid(), silent);
            return false;
        }
    }

    /// Completed with the exit code, also when it was not we who stopped it.
    public CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /// Ends the sessions, writes everything and stops, so that the next start needs no recovery. At most 6
    /// s.
    @Override
    public void close() {
        process.stop(FAST);
    }

    /// Another program may take a port between our look and the server's bind; with a choice we then try
    /// the next.
    private static PostgresServer startOnFreePort(PostgresConfig config, Cluster cluster, String password)
            throws IOException {
        for (int i = 1; ; i++) {
            int port = config.port().resolve(SERVICE);
            var database = new Database("jdbc:postgresql://127.0.0.1:" + port + "/" + Roles.NAME, Roles.NAME, password);
            ChildProcess process = launch(config, cluster, port);
            if (becomesReady(process, cluster, config.startPatience())) {
                return new PostgresServer(process, port, database);
            }
            boolean interrupted = Thread.currentThread().isInterrupted();
            boolean exited = !process.alive();
            process.stop(FAST);
            if (exited && cluster.log().says("could not create any TCP/IP sockets")) {
                if (!config.port().auto() || i == PORT_TRIES) {
                    throw new PortInUseException(
                            SERVICE, port, PortHolder.of(port).orElse(null));
                }
                log.info("port was taken meanwhile, trying another: port={}", port);
                continue;
            }
            if (interrupted) {
                throw cluster.log().failure("the start was interrupted");
            }
            throw cluster.log()
                    .failure(
                            exited
                                    ? "it ended again at once"
                                    : "it is not ready after "
                                            + config.startPatience().toSeconds() + " s");
        }
    }

    private static ChildProcess launch(PostgresConfig config, Cluster cluster, int port) throws IOException {
        var settings = new PostgresSettings(MemorySettings.ofThisMachine(), config.userSettings());
        settings.ignoredKeys()
                .forEach(key -> log.warn(
                        "setting has no effect, Trading sets it itself: file={} key={}", config.userSettings(), key));
        Path file = cluster.folder().resolve("trading.conf");
        OwnerOnly.write(file, settings.file());
        cluster.data().handOver(file);
        cluster.log().mark();
        var command = new ArrayList<String>();
        command.add(cluster.program()
                .resolve("bin")
                .resolve(Platform.current().executable("postgres"))
                .toString());
        command.addAll(PostgresSettings.arguments(cluster.folder(), file, port));
        return ChildProcess.start(new Launch(
                "postgres",
                command,
                cluster.folder(),
                Launch.cleanEnvironment(),
                cluster.data().privileges(),
                cluster.log().file(),
                cluster.data().logLimits(),
                ORPHANED));
    }

    /// The server writes its state into a file of its cluster: cheaper to ask than a connection.
    private static boolean becomesReady(ChildProcess process, Cluster cluster, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (process.alive() && System.nanoTime() < end) {
            if (saysReady(process.pid(), cluster.statusFile())) {
                return true;
            }
            if (process.awaitExit(Duration.ofMillis(10))
                    || Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
        return false;
    }

    /// Its first line is the server's process id, its eighth the state.
    private static boolean saysReady(long pid, Path statusFile) throws IOException {
        try {
            List<String> lines = Files.readAllLines(statusFile);
            return lines.size() > 7
                    && lines.get(0).strip().equals(String.valueOf(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (NoSuchFileException notYet) {
            return false;
        }
    }
}

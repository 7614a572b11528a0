package trading.infra.store;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The PostgreSQL that Debian ships, as a user would run it: with TLS, a role and a database. Tests are skipped where
/// there is none.
final class OtherPostgres implements AutoCloseable {
    static final String PASSWORD = "pass word:/@é";
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
    private static final String SUPERUSER_PASSWORD = "super";

    private final Path folder;
    private final int port;
    private final Process server;

    private OtherPostgres(Path folder, int port, Process server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    static OtherPostgres start() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAMS.resolve("initdb")), "no PostgreSQL 15 of Debian");
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "no openssl");
        Path folder = Files.createTempDirectory("other-postgres");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        certificate(folder);
        Files.writeString(folder.resolve("password"), SUPERUSER_PASSWORD);
        boolean root = "root".equals(System.getProperty("user.name"));
        if (root) {
            run(List.of("chown", "-R", "nobody", folder.toString()));
        }
        Path cluster = folder.resolve("cluster");
        run(as(
                root,
                PROGRAMS.resolve("initdb").toString(),
                "--pgdata=" + cluster,
                "--username=super",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
                "--pwfile=" + folder.resolve("password")));
        int port = freePort();
        Process server = new ProcessBuilder(as(
                        root,
                        PROGRAMS.resolve("postgres").toString(),
                        "-D",
                        cluster.toString(),
                        "-p",
                        "" + port,
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "ssl=on",
                        "-c",
                        "ssl_cert_file=" + folder.resolve("server.pem"),
                        "-c",
                        "ssl_key_file=" + folder.resolve("server.key")))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        OtherPostgres started = new OtherPostgres(folder, port, server);
        started.prepare();
        return started;
    }

    /// It is its own authority, and good for the name `localhost` alone.
    private static void certificate(Path folder) throws Exception {
        run(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                folder.resolve("server.key").toString(),
                "-out",
                folder.resolve("server.pem").toString()));
        Files.setPosixFilePermissions(folder.resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
    }

    private void prepare() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try (Connection connection = DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "super", SUPERUSER_PASSWORD);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE trading LOGIN PASSWORD '" + PASSWORD + "'");
                statement.execute("CREATE ROLE guest LOGIN PASSWORD 'guest'");
                statement.execute("CREATE DATABASE trading OWNER trading");
                return;
            } catch (SQLException notYet) {
                if (System.nanoTime() > end || !server.isAlive()) {
                    close();
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }

    private static List<String> as(boolean root, String... command) {
        List<String> whole = new ArrayList<>();
        if (root) {
            whole.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    private static void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/tmp").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(command.getFirst() + ": " + said);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    Path authority() {
        return folder.resolve("server.pem");
    }

    StoreConfig config(String host, String user, String password, String parameters) {
        return new StoreConfig("jdbc:postgresql://" + host + ":" + port + "/trading" + parameters, user, password);
    }

    @Override
    public void close() throws Exception {
        run(List.of("kill", "-INT", "" + server.pid()));
        if (!server.waitFor(20, TimeUnit.SECONDS)) {
            server.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}

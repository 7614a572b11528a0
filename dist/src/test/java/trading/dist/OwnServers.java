package trading.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import trading.infra.process.OwnerOnly;

/// Debian's PostgreSQL 15 and Redis 7 as servers of a user, on free ports, with TLS by a certificate of an
/// authority of its own. Root gives itself up for PostgreSQL.
final class OwnServers implements AutoCloseable {
    static final String PASSWORD = "made-up-4711";
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
    private static final Path REDIS = Path.of("/usr/bin/redis-server");
    private static final Path OPENSSL = Path.of("/usr/bin/openssl");
    private static final String NOBODY = "65534";

    final Path folder;
    final int postgresPort;
    final int redisPort;
    private Process redis;

    private OwnServers(Path folder, int postgresPort, int redisPort) {
        this.folder = folder;
        this.postgresPort = postgresPort;
        this.redisPort = redisPort;
    }

    static boolean areInstalled() {
        return Stream.of(PROGRAMS.resolve("initdb"), REDIS, OPENSSL).allMatch(Files::isExecutable);
    }

    static OwnServers start(int postgresPort, int redisPort) throws Exception {
        OwnServers servers = new OwnServers(Files.createTempDirectory("own-servers"), postgresPort, redisPort);
        servers.makeCertificates();
        servers.startPostgres();
        servers.startRedis();
        return servers;
    }

    Path authority() {
        return folder.resolve("ca.pem");
    }

    String databaseUrl() {
        return "postgresql://trading:" + PASSWORD + "@localhost:" + postgresPort
                + "/trading?sslmode=verify-full&sslrootcert=" + authority();
    }

    String redisUrl() {
        return "rediss://:" + PASSWORD + "@localhost:" + redisPort + "/0?ssl_ca_certs=" + authority();
    }

    String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + postgresPort + "/trading?user=trading&password=" + PASSWORD
                + "&sslmode=verify-full&sslrootcert=" + authority();
    }

    private void makeCertificates() throws Exception {
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("names"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=test-authority");
        openssl("req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=localhost");
        openssl("x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out server.pem -days 2"
                + " -extfile names");
        Files.copy(folder.resolve("server.key"), folder.resolve("redis.key"));
    }

    private void openssl(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(OPENSSL.toString()));
        command.addAll(List.of(arguments.split(" ")));
        run(command);
    }

    private void startPostgres() throws Exception {
        Path cluster = Files.createDirectory(folder.resolve("cluster"));
        Path password = Files.writeString(folder.resolve("pw"), PASSWORD + "\n");
        if (isRoot()) {
            run(List.of(
                    "chown",
                    NOBODY + ":" + NOBODY,
                    cluster.toString(),
                    password.toString(),
                    folder.resolve("server.key").toString()));
        }
        postgres(
                "initdb",
                "-D",
                cluster.toString(),
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "--locale=C",
                "-A",
                "scram-sha-256",
                "--pwfile=" + password);
        Files.writeString(
                cluster.resolve("postgresql.auto.conf"),
                "port=" + postgresPort + "\nlisten_addresses='127.0.0.1'\nunix_socket_directories=''\nssl=on\n"
                        + "ssl_cert_file='" + folder + "/server.pem'\nssl_key_file='" + folder + "/server.key'\n"
                        + "fsync=off\n");
        Files.writeString(cluster.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
        postgres("pg_ctl", "-D", cluster.toString(), "-l", cluster + "/log", "-w", "-t", "120", "start");
        String url = "jdbc:postgresql://localhost:" + postgresPort + "/postgres?sslmode=require";
        try (var connection = java.sql.DriverManager.getConnection(url, "postgres", PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE trading LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("CREATE DATABASE trading OWNER trading");
        }
    }

    private void startRedis() throws Exception {
        redis = new ProcessBuilder(
                        REDIS.toString(),
                        "--port",
                        "0",
                        "--tls-port",
                        "" + redisPort,
                        "--bind",
                        "127.0.0.1",
                        "--requirepass",
                        PASSWORD,
                        "--tls-cert-file",
                        folder + "/server.pem",
                        "--tls-key-file",
                        folder + "/redis.key",
                        "--tls-ca-cert-file",
                        folder + "/ca.pem",
                        "--tls-auth-clients",
                        "no",
                        "--save",
                        "",
                        "--dir",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start();
        for (int i = 0; i < 100 && !redis("PING").contains("PONG"); i++) {
            Thread.sleep(100);
        }
    }

    /// What redis-cli says to a command.
    String redis(String... command) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                "redis-cli", "--tls", "--cacert", authority().toString(), "-h", "localhost", "-p", "" + redisPort));
        all.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().put("REDISCLI_AUTH", PASSWORD);
        Process cli = builder.start();
        String said = new String(cli.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        cli.waitFor(20, TimeUnit.SECONDS);
        return said;
    }

    private void postgres(String name, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"));
        }
        command.add(PROGRAMS.resolve(name).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> command) throws Exception {
        Path output = Files.createTempFile("own-servers", ".out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean done = process.waitFor(180, TimeUnit.SECONDS);
        String said = Files.readString(output);
        Files.delete(output);
        if (!done || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(command + ": " + said);
        }
    }

    private static boolean isRoot() throws IOException {
        return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    }

    @Override
    public void close() throws Exception {
        if (redis != null) {
            redis.destroy();
            redis.waitFor(20, TimeUnit.SECONDS);
        }
        postgres("pg_ctl", "-D", folder + "/cluster", "-m", "immediate", "-w", "stop");
        OwnerOnly.delete(folder);
    }
}

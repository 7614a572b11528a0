package trading.infra.backup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import trading.infra.process.OwnerOnly;

/// The PostgreSQL that a Debian machine may have, on a cluster of its own; root gives itself up for it.
final class StockPostgres implements AutoCloseable {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final String NOBODY = "65534";

    private final Path programs;
    private final Path folder;
    private final int port;

    private StockPostgres(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /// Where its programs are; empty on a machine without.
    static Optional<Path> programs() {
        try (Stream<Path> versions = Files.isDirectory(VERSIONS) ? Files.list(VERSIONS) : Stream.<Path>empty()) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Stream.of("initdb", "pg_ctl", "psql", "pg_dump")
                            .allMatch(program -> Files.isExecutable(bin.resolve(program))))
                    .max(Path::compareTo);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// With the role and the empty database `trading`.
    static StockPostgres start(Path programs) throws Exception {
        Path folder = Files.createTempDirectory("stock-postgres");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StockPostgres stock = new StockPostgres(programs, folder, free.getLocalPort());
            if (isRoot()) {
                stock.run(List.of("chown", NOBODY + ":" + NOBODY, folder.toString()));
            }
            free.close();
            stock.program(
                    "initdb", "-D", folder + "/cluster", "-U", "postgres", "-E", "UTF8", "--locale=C", "-A", "trust");
            stock.program(
                    "pg_ctl",
                    "-D",
                    folder + "/cluster",
                    "-l",
                    folder + "/log",
                    "-w",
                    "-t",
                    "120",
                    "-o",
                    "-p " + stock.port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c fsync=off",
                    "start");
            stock.psql("postgres", "postgres", "-c", "CREATE ROLE trading LOGIN");
            stock.psql("postgres", "postgres", "-c", "CREATE DATABASE trading OWNER trading");
            return stock;
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/trading";
    }

    void load(Path sql) throws Exception {
        psql("trading", "trading", "-f", sql.toString());
    }

    Path dump() throws Exception {
        Path file = folder.resolve("dump.sql");
        program("pg_dump", "-h", "127.0.0.1", "-p", "" + port, "-U", "trading", "-f", file.toString(), "trading");
        return file;
    }

    /// A file that it can read.
    Path file(String name) {
        return folder.resolve(name);
    }

    private void psql(String user, String database, String... rest) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", "" + port, "-U", user, "-d", database));
        arguments.addAll(List.of(rest));
        program("psql", arguments.toArray(String[]::new));
    }

    private void program(String name, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"));
        }
        command.add(programs.resolve(name).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> command) throws Exception {
        Path output = Files.createTempFile("stock-postgres", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(180, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(command + ": " + Files.readString(output));
            }
        } finally {
            Files.delete(output);
        }
    }

    private static boolean isRoot() throws IOException {
        return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    }

    @Override
    public void close() throws Exception {
        program("pg_ctl", "-D", folder + "/cluster", "-m", "immediate", "-w", "stop");
        OwnerOnly.delete(folder);
    }
}

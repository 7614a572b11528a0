package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.infra.docker.DumpException;
import trading.infra.postgres.PostgresServer;
import trading.infra.process.DataDirectory;
import trading.infra.process.OwnerOnly;
import trading.infra.store.StoreConfig;
import trading.launcher.config.ConfigException;
import trading.launcher.config.ConfigLoader;
import trading.launcher.db.OfflineDatabase;
import trading.launcher.docker.DockerImport;
import trading.launcher.docker.ImportRecord;
import trading.launcher.docker.ImportReport;
import trading.launcher.docker.Move;
import trading.launcher.docker.Ports;
import trading.launcher.secret.SecretStoreException;

/// Brings the predecessor's database and settings, and takes them away again.
@Command(
        name = "import-docker",
        mixinStandardHelpOptions = true,
        description = {
            "Brings what a deployment in containers has: its database from a dump, its .env, its ports.",
            "The old deployment is only read from. See docs/moving-from-docker.md."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            "64:the command line is wrong",
            "65:a file's content is wrong",
            "69:there is nothing to roll back, or PostgreSQL does not start",
            "74:reading or writing failed",
            "75:an instance is running: stop it first",
            "78:the configuration, or the old .env, is wrong"
        })
final class ImportDockerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Plain SQL of pg_dump, packed by gzip or not.")
    private @Nullable Path file;

    @Option(names = "--env", paramLabel = "FILE", description = "The old deployment's .env.")
    private @Nullable Path env;

    @Option(names = "--compose", paramLabel = "FILE", description = "Its docker-compose.yml.")
    private @Nullable Path compose;

    @Option(names = "--dry-run", description = "Read and check all of it, say what would be done, change nothing.")
    private boolean dryRun;

    @Option(names = "--side-by-side", description = "On other ports than the old deployment, which may go on.")
    private boolean sideBySide;

    @Option(names = "--roll-back", description = "Take away what an import brought.")
    private boolean rollBack;

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        @Nullable Path dump = file;
        if (rollBack == (dump != null)) {
            err.println("import-docker: name the dump, or say --roll-back");
            return ExitCode.USAGE;
        }
        try {
            return dump == null ? back() : bring(dump);
        } catch (DumpException | IllegalArgumentException wrong) {
            err.println("import-docker: " + wrong.getMessage());
            return ExitCode.DATA;
        } catch (SQLException failed) {
            err.println("import-docker: the database does not do it: " + failed.getMessage());
            return ExitCode.UNAVAILABLE;
        } catch (SecretStoreException closed) {
            return SecretCommand.failed(closed, err);
        }
    }

    private int bring(Path dump) throws Exception {
        boolean replaces = env != null
                && Home.folder().resolve(".env").equals(env.toAbsolutePath().normalize());
        ConfigLoader loader = replaces ? data.loader().withoutDotenv() : data.loader();
        Path directory = loader.dataDirectory(Home::defaultDataDirectory);
        DockerImport docker = new DockerImport(directory, Home.folder());
        Path old = replaces ? docker.settingsBeforeImport() : env;
        for (Path each : old == null ? List.of(dump) : List.of(dump, old)) {
            if (!Files.isRegularFile(each)) {
                throw new IllegalArgumentException(each + " is not a file");
            }
        }
        Move move = Move.read(dump, old, replaces, compose, sideBySide, Ports::isFree);
        if (dryRun) {
            say(ImportReport.of(move), "Nothing was changed: this was a dry run.", ImportRecord.of(move));
            return ExitCode.OK;
        }
        boolean hadDatabase = OfflineDatabase.holdsSomething(directory);
        Optional<StoreConfig> own = loader.load(Home::defaultDataDirectory).ownDatabase();
        RunProgress progress = new RunProgress(spec.commandLine().getErr());
        try (DataDirectory held = DataDirectory.open(directory);
                Database database = Database.of(held, own)) {
            ImportRecord record = docker.perform(
                    move,
                    database.config,
                    hadDatabase,
                    Instant.now(),
                    rows -> progress.tell(rows, move.dump().rows() + 1));
            say(Files.readString(docker.report()), "The report is in " + docker.report() + ".", record);
        }
        return ExitCode.OK;
    }

    private int back() throws Exception {
        Path directory = data.loader().withoutDotenv().dataDirectory(Home::defaultDataDirectory);
        Optional<ImportRecord> record = ImportRecord.in(directory);
        if (record.isEmpty()) {
            spec.commandLine().getErr().println("import-docker: nothing was imported into " + directory);
            return ExitCode.UNAVAILABLE;
        }
        Optional<StoreConfig> own = own();
        try (DataDirectory held = DataDirectory.open(directory)) {
            boolean there = own.isPresent() || Files.isDirectory(directory.resolve("postgres"));
            DockerImport docker = new DockerImport(directory, Home.folder());
            List<String> done;
            if (there) {
                try (Database database = Database.of(held, own)) {
                    done = docker.rollBack(record.get(), database.config);
                }
            } else {
                done = docker.rollBack(record.get(), null);
            }
            removeNew(record.get(), own, directory);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(new ObjectMapper().writeValueAsString(java.util.Map.of("done", done)));
            } else {
                done.forEach(out::println);
                out.println("The import is rolled back. The old deployment was never changed.");
            }
        }
        return ExitCode.OK;
    }

    /// A database that was made for the import alone goes with it.
    private static void removeNew(ImportRecord record, Optional<StoreConfig> own, Path directory) throws IOException {
        if (own.isEmpty() && !record.hadDatabase() && !Files.isDirectory(directory.resolve("journal"))) {
            OwnerOnly.delete(directory.resolve("postgres"));
        }
    }

    /// A configuration that is wrong must not be in the way of going back; it cannot have been in use.
    private Optional<StoreConfig> own() throws IOException {
        try {
            return data.config().ownDatabase();
        } catch (ConfigException wrong) {
            spec.commandLine().getErr().println("import-docker: the bundled database is taken: " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private void say(String report, String end, ImportRecord record) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(record.json()));
        } else {
            out.println(report);
            out.println(end);
        }
    }

    /// The bundled one, started for this alone, or a server of the user's.
    private record Database(StoreConfig config, @Nullable PostgresServer server) implements AutoCloseable {
        static Database of(DataDirectory held, Optional<StoreConfig> own) {
            if (own.isPresent()) {
                return new Database(own.get(), null);
            }
            PostgresServer server = OfflineDatabase.start(held, Home.folder().resolve("config"));
            return new Database(new StoreConfig(server.jdbcUrl(), server.user(), server.password()), server);
        }

        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
        }
    }
}

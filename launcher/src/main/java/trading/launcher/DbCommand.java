package trading.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import trading.infra.backup.BackupException;
import trading.infra.process.ServiceStartException;
import trading.launcher.config.ConfigException;
import trading.launcher.config.ConfigLoader;

/// The database and the backups.
@Command(
        name = "db",
        mixinStandardHelpOptions = true,
        description = "The database: backups, restores, and the form of its tables.",
        subcommands = {
            DbInitCommand.class,
            DbMigrateCommand.class,
            DbValidateCommand.class,
            DbRebuildCommand.class,
            DbBackupCommand.class,
            DbRestoreCommand.class,
            DbResetCommand.class
        })
final class DbCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.getErr().println("db: say what to do: init, migrate, validate, rebuild, backup, restore or reset");
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }

    /// Where the bundled PostgreSQL is configured. Throws [ServiceStartException] when the configuration names a server
    /// of the user's in its place: that one is not ours to bring to another form, or to empty.
    static Path configDirectory() throws ConfigException, IOException {
        boolean own = new ConfigLoader(Home.folder(), System.getenv())
                .load(Home::defaultDataDirectory)
                .ownDatabase()
                .isPresent();
        if (own) {
            throw new ServiceStartException(
                    "PostgreSQL",
                    "trading db works on the bundled one, and the configuration names a server of your own",
                    List.of(
                            "Use that server's own tools: pg_dump, psql",
                            "While the product runs, make a backup of it with: trading db backup"));
        }
        return Home.folder().resolve("config");
    }

    static int failed(BackupException exception, PrintWriter err) {
        err.println("db: " + exception.getMessage());
        return ExitCode.DATA;
    }

    static int nothingThere(Path directory, PrintWriter err) {
        err.println("db: " + directory + " holds neither a journal nor a database");
        return ExitCode.UNAVAILABLE;
    }
}

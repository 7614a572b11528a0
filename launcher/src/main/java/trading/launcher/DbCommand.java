package trading.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import trading.infra.backup.BackupException;

/// The database and the backups.
@Command(
        name = "db",
        mixinStandardHelpOptions = true,
        description = "The database: backups, restores, and the form of its tables.",
        subcommands = {
            DbInitCommand.class,
            DbMigrateCommand.class,
            DbValidateCommand.class,
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
        line.getErr().println("db: say what to do: init, migrate, validate, backup, restore or reset");
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }

    static Path configDirectory() {
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

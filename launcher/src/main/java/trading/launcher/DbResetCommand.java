package trading.launcher;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.infra.backup.Backup;
import trading.infra.backup.BackupException;
import trading.infra.backup.Restore;
import trading.launcher.control.AuditNote;
import trading.launcher.db.OfflineDatabase;

/// Empties journal and database, after a backup.
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Begins anew: takes a backup, then puts journal, database and what goes with them aside.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            "64:--force is missing",
            "65:the backup could not be made, and nothing was changed",
            "69:there is nothing to reset",
            "75:an instance is running: stop it first"
        })
final class DbResetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private Outcome outcome = new Outcome();

    @Option(names = "--force", description = "Do it.")
    private boolean force;

    @Override
    public Integer call() throws Exception {
        Path directory = data.resolve();
        if (!force) {
            spec.commandLine()
                    .getErr()
                    .println("db: a reset ends all orders, positions and balances of " + directory
                            + " for good: say --force. A backup is taken first");
            return ExitCode.USAGE;
        }
        if (!OfflineDatabase.holdsSomething(directory)) {
            return DbCommand.nothingThere(directory, spec.commandLine().getErr());
        }
        try (OfflineDatabase database = OfflineDatabase.open(directory, DbCommand.configDirectory())) {
            Backup.Made made = DbBackupCommand.make(database, null, null);
            database.stop();
            @Nullable Path aside = Restore.putAside(database.data(), Instant.now());
            AuditNotes.keep(
                    database.data(),
                    new AuditNote("database_reset", "backup " + made.file().getFileName()));
            outcome.say("Backup: " + made.file())
                    .say(
                            aside == null
                                    ? "There was nothing else to put aside."
                                    : "What was there is in " + aside + "; delete it when it is not needed.")
                    .say("The next start begins anew. The way back: trading db restore " + made.file())
                    .with(json -> json.put("backup", made.file().toString())
                            .put("aside", aside == null ? null : aside.toString()))
                    .print(spec.commandLine().getOut());
            return ExitCode.OK;
        } catch (BackupException failed) {
            return DbCommand.failed(failed, spec.commandLine().getErr());
        }
    }
}

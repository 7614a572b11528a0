package trading.launcher;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.infra.backup.BackupException;
import trading.infra.store.SchemaVersions;
import trading.launcher.db.OfflineDatabase;

/// Brings the tables to a version, up or down.
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Brings the tables to the newest version, or up or down to another one.",
            "On the way down a backup is taken first: what a version has added is lost with it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the tables have that version",
            "64:there is no such version",
            "65:the backup could not be made, and nothing was changed",
            "69:a migration failed; the tables are as they were before it",
            "75:an instance is running: stop it first"
        })
final class DbMigrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private Outcome outcome = new Outcome();

    @Option(names = "--target", paramLabel = "VERSION", description = "Which version (default: the newest).")
    private @Nullable Integer target;

    @Override
    public Integer call() throws Exception {
        Path directory = data.resolve();
        try (OfflineDatabase database = OfflineDatabase.open(directory, DbCommand.configDirectory())) {
            SchemaVersions versions = new SchemaVersions(database.config());
            int newest = versions.newest();
            int wanted = target == null ? newest : target;
            if (wanted < 0 || wanted > newest) {
                spec.commandLine().getErr().println("db: there is no version " + wanted + ": 0 to " + newest);
                return ExitCode.USAGE;
            }
            int before = versions.current();
            if (wanted < before) {
                Path backup = DbBackupCommand.make(database, null, null).file();
                outcome.say("Backup: " + backup).with(json -> json.put("backup", backup.toString()));
            }
            versions.migrate(wanted);
            int version = versions.current();
            outcome.say("The tables have version " + version + ", before " + before + ".")
                    .with(json ->
                            json.put("version", version).put("before", before).put("newest", newest));
            if (wanted < newest) {
                outcome.say("A start of this version of Trading brings them to version " + newest + " again.");
            }
            outcome.print(spec.commandLine().getOut());
            return ExitCode.OK;
        } catch (BackupException failed) {
            return DbCommand.failed(failed, spec.commandLine().getErr());
        }
    }
}

package trading.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import trading.infra.store.SchemaVersions;
import trading.launcher.db.OfflineDatabase;

/// Makes the database with its user and its tables. Leaves what is there.
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Makes the database, its user and its tables where they are missing; a start does it as well.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:it is there", "69:PostgreSQL does not start", "75:an instance is running"})
final class DbInitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private Outcome outcome = new Outcome();

    @Override
    public Integer call() throws Exception {
        try (OfflineDatabase database = OfflineDatabase.open(data.resolve(), DbCommand.configDirectory())) {
            database.migrate();
            int version = new SchemaVersions(database.config()).current();
            outcome.say("The database is there, its tables have version " + version + ".")
                    .with(json -> json.put("version", version))
                    .print(spec.commandLine().getOut());
        }
        return ExitCode.OK;
    }
}

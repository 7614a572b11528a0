package trading.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import trading.infra.store.SchemaVersions;
import trading.launcher.db.OfflineDatabase;

/// Compares the tables with the form that the migrations give them.
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Compares tables, columns, rules, indexes and functions with what the migrations make,",
            "and reads every row, by which damaged pages are found."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:they are as they should be",
            "65:they differ or are damaged; each finding is named",
            "69:there is no database, or PostgreSQL does not start",
            "75:an instance is running: stop it first"
        })
final class DbValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private Outcome outcome = new Outcome();

    @Override
    public Integer call() throws Exception {
        Path directory = data.resolve();
        if (!OfflineDatabase.holdsSomething(directory)) {
            return DbCommand.nothingThere(directory, spec.commandLine().getErr());
        }
        try (OfflineDatabase database = OfflineDatabase.open(directory, DbCommand.configDirectory())) {
            SchemaVersions versions = new SchemaVersions(database.config());
            int version = versions.current();
            List<String> differences = versions.differences();
            List<String> unreadable = versions.unreadable();
            boolean valid = differences.isEmpty() && unreadable.isEmpty();
            outcome.with(json -> {
                json.put("valid", valid).put("version", version);
                differences.forEach(json.putArray("differences")::add);
                unreadable.forEach(json.putArray("unreadable")::add);
            });
            if (valid) {
                outcome.say("The tables are as the migrations up to version " + version
                        + " make them, and every row can be read.");
            }
            if (!differences.isEmpty()) {
                outcome.say("The tables are not as the migrations up to version " + version + " make them:");
                differences.forEach(difference -> outcome.say("  " + difference));
            }
            if (!unreadable.isEmpty()) {
                outcome.say("These tables cannot be read to their end:");
                unreadable.forEach(table -> outcome.say("  " + table));
            }
            if (!valid) {
                outcome.say("The journal is not touched by this. The database is made again from it by:"
                        + " trading db rebuild");
            }
            outcome.print(spec.commandLine().getOut());
            return valid ? ExitCode.OK : ExitCode.DATA;
        }
    }
}

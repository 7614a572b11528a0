package trading.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import trading.infra.backup.BackupException;
import trading.infra.backup.Rebuild;
import trading.infra.process.AlreadyRunningException;
import trading.infra.process.DataDirectory;
import trading.infra.process.DataDirectoryException;
import trading.infra.process.ServiceStartException;
import trading.infra.store.StoreConfig;
import trading.launcher.db.OfflineDatabase;
import trading.launcher.docker.DockerImport;

/// Makes the database again from the journal.
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the database again from the journal, for when its files are damaged or its tables are not as they",
            "should be. The old one is kept aside; of it the decisions of strategies are brought over where they can",
            "be read."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            "65:the journal is damaged, or the saved decisions cannot be brought back",
            "69:there is nothing to rebuild from, or PostgreSQL does not start",
            "75:an instance is running: stop it first"
        })
final class DbRebuildCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private Outcome outcome = new Outcome();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Path directory = data.resolve();
        Path config = DbCommand.configDirectory();
        if (!OfflineDatabase.holdsSomething(directory)) {
            return DbCommand.nothingThere(directory, err);
        }
        Rebuild rebuild = new Rebuild(directory);
        if (!rebuild.hasSaved()) {
            save(rebuild, directory, config);
        }
        @Nullable Path aside;
        try (DataDirectory held = DataDirectory.open(directory)) {
            aside = rebuild.putAside(held, Instant.now());
        }
        try (OfflineDatabase database = OfflineDatabase.open(directory, config)) {
            database.migrate();
            rebuild.bringDecisions(database.config());
            database.catchUp(Version.product());
            DockerImport.again(database.data(), database.config());
        } catch (BackupException failed) {
            return DbCommand.failed(failed, err);
        }
        outcome.say("The database is made again from the journal.").with(json -> json.put("rebuilt", true));
        if (aside != null) {
            outcome.say("The old one is in " + aside + "; delete it when all is well.")
                    .with(json -> json.put("aside", aside.toString()));
        }
        outcome.print(spec.commandLine().getOut());
        return ExitCode.OK;
    }

    private void save(Rebuild rebuild, Path directory, Path config) throws IOException {
        StringBuilder told = new StringBuilder();
        Optional<Long> saved = Optional.empty();
        try (OfflineDatabase database = OfflineDatabase.open(directory, config)) {
            StoreConfig old = database.config();
            saved = rebuild.saveDecisions(old, told);
        } catch (AlreadyRunningException | DataDirectoryException inTheWay) {
            throw inTheWay;
        } catch (ServiceStartException dead) {
            told.append(dead.reason());
        }
        outcome.say(saved.map(rows -> "Decisions of strategies that are brought over: " + rows)
                .orElse("The decisions of strategies cannot be read any more, a backup may have them: " + told));
        Optional<Long> rows = saved;
        outcome.with(json -> json.put("decisions", rows.orElse(null)));
    }
}

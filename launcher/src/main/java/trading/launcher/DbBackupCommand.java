package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.infra.backup.Backup;
import trading.infra.backup.BackupException;
import trading.infra.backup.Passphrase;
import trading.launcher.control.ControlClient;
import trading.launcher.db.BackupDesk;
import trading.launcher.db.BackupJson;
import trading.launcher.db.OfflineDatabase;

/// Makes a backup: by the running instance, or with PostgreSQL alone where none runs.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Makes one file of the database, the journal and all that goes with them, at one sequence.",
            "The product may be running. Secrets are not in it: see docs/backups.md."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:made, and read back",
            "64:the command line is wrong",
            "65:the journal is damaged, or the database cannot be read",
            "69:there is nothing to back up",
            "74:writing failed, or the file is there already",
            "75:an instance is just starting or stopping"
        })
final class DbBackupCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final ObjectMapper mapper = new ObjectMapper();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to (default: backups/trading-backup-<time>.tar in the data folder).")
    private @Nullable Path output;

    @Mixin
    private PassphraseOptions passphrases = new PassphraseOptions();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Path directory = data.resolve();
        Path target = output == null ? null : output.toAbsolutePath().normalize();
        Passphrase passphrase = null;
        if (passphrases.given()) {
            passphrase = passphrases.read(true, spec.commandLine().getErr()).orElse(null);
            if (passphrase == null) {
                return ExitCode.USAGE;
            }
        }
        ControlClient client = new ControlClient(directory);
        if (client.answers(KillCommand.ANSWER_PATIENCE)) {
            return ask(client, target, passphrase);
        }
        if (!OfflineDatabase.holdsSomething(directory)) {
            return DbCommand.nothingThere(directory, spec.commandLine().getErr());
        }
        try (OfflineDatabase database = OfflineDatabase.open(directory, DbCommand.configDirectory())) {
            return shown(BackupJson.of(make(database, target, passphrase)));
        } catch (BackupException failed) {
            return DbCommand.failed(failed, spec.commandLine().getErr());
        }
    }

    /// A backup while no instance runs; `target` null: by the time, in the data folder.
    static Backup.Made make(OfflineDatabase database, @Nullable Path target, @Nullable Passphrase passphrase)
            throws IOException, BackupException, InterruptedException {
        database.catchUp(Version.product());
        Instant now = Instant.now();
        Path root = database.data().root();
        String name = passphrase == null ? Backup.fileName(now) : Backup.sealedFileName(now);
        return new Backup(root, database.config(), Version.product())
                .make(target == null ? BackupDesk.folderIn(root).resolve(name) : target, now, passphrase);
    }

    private int ask(ControlClient client, @Nullable Path target, @Nullable Passphrase passphrase) throws IOException {
        ObjectNode request = mapper.createObjectNode().put("command", "backup");
        if (target != null) {
            request.put("output", target.toString());
        }
        if (passphrase != null) {
            request.put("passphrase", passphrase.reveal());
        }
        Optional<JsonNode> reply = client.ask(request, PATIENCE);
        JsonNode backup = reply.map(node -> node.path("backup")).orElseGet(mapper::missingNode);
        if (backup.has("file")) {
            return shown(backup);
        }
        spec.commandLine()
                .getErr()
                .println("db: "
                        + reply.map(node -> node.path("error").asText("no answer that is understood"))
                                .orElse("the instance went away before it had made the backup"));
        return backup.path("exitCode").asInt(ExitCode.TEMPORARY);
    }

    private int shown(JsonNode backup) throws IOException {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(backup));
        } else {
            out.printf(
                    "Backup made and read back: %s%n  %s bytes, everything up to sequence %s, state hash %s%n",
                    backup.path("file").asText(),
                    backup.path("bytes").asText(),
                    backup.path("sequence").asText(),
                    backup.path("stateHash").asText());
            out.println("Secrets are not in it. Keep a copy on another machine.");
        }
        return ExitCode.OK;
    }
}

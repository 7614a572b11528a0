package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.infra.backup.BackupException;
import trading.infra.backup.BackupManifest;
import trading.infra.backup.Restore;
import trading.infra.process.DataDirectory;
import trading.launcher.control.AuditNote;
import trading.launcher.db.OfflineDatabase;

/// Brings a backup back. What is there is kept aside.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Brings a backup back, after all of it was checked. What is there now is kept aside.",
            "FILE may also be plain SQL of pg_dump, gzipped or not: then the database alone is replaced."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:restored",
            "64:the command line is wrong",
            "65:the backup is damaged or does not fit; nothing was replaced",
            "74:reading or writing failed",
            "75:an instance is running: stop it first"
        })
final class DbRestoreCommand implements Callable<Integer> {
    private static final int TAR_MAGIC_AT = 257;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE", description = "A file of 'trading db backup' or of pg_dump.")
    private Path file = Path.of("");

    @Option(names = "--check", description = "Only check the file against its manifest; replace nothing.")
    private boolean checkOnly;

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try {
            boolean tar = isTar(file);
            if (checkOnly) {
                if (!tar) {
                    spec.commandLine().getErr().println("db: " + file + " has no manifest to check it against");
                    return ExitCode.DATA;
                }
                BackupManifest manifest = Restore.check(file);
                out.printf(
                        "%s is whole: made %s by %s, sequence %d, state hash %s%n",
                        file, manifest.made(), manifest.product(), manifest.sequence(), manifest.stateHash());
                return ExitCode.OK;
            }
            if (tar) {
                // Before a folder is made for it.
                Restore.check(file);
            }
            Path config = DbCommand.configDirectory();
            try (DataDirectory directory = DataDirectory.open(data.resolve())) {
                Restore restore = new Restore(directory, prepared -> OfflineDatabase.start(prepared, config));
                Instant now = Instant.now();
                Restore.Restored restored = tar ? restore.restore(file, now) : restore.restoreSql(file, now);
                AuditNotes.keep(
                        directory,
                        new AuditNote(
                                "database_restored", file.getFileName() + ", up to sequence " + restored.sequence()));
                shown(restored, directory, out);
            }
            return ExitCode.OK;
        } catch (BackupException failed) {
            return DbCommand.failed(failed, spec.commandLine().getErr());
        }
    }

    private void shown(Restore.Restored restored, DataDirectory directory, PrintWriter out) throws IOException {
        if (json) {
            out.println(new ObjectMapper()
                    .writeValueAsString(new ObjectMapper()
                            .createObjectNode()
                            .put("sequence", restored.sequence())
                            .put("stateHash", restored.stateHash())
                            .put("previous", restored.previous().toString())));
            return;
        }
        out.println("Restored: everything up to sequence " + restored.sequence()
                + (restored.stateHash().isEmpty() ? " (the database alone)" : ", state hash " + restored.stateHash()));
        out.println("What was there before is in " + restored.previous() + "; delete it when all is well.");
        out.println(
                directory.secrets().exists("store.sealed")
                        ? "Secrets are not in a backup: those of this data folder stay as they are."
                        : "Secrets are not in a backup, and this data folder has none: set them with trading secret set.");
    }

    private static boolean isTar(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(TAR_MAGIC_AT);
            return new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("ustar");
        } catch (java.io.EOFException shorter) {
            return false;
        }
    }
}

package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.control.AuditNote;
import trading.launcher.secret.KeyGuard;
import trading.launcher.secret.Passphrases;
import trading.launcher.secret.SecretStore;
import trading.launcher.secret.SecretStoreException;

/// Seals the secrets with a new key.
@Command(
        name = "rekey",
        mixinStandardHelpOptions = true,
        description = {
            "Seals the secrets with a new key, and says how that key is kept: in a file of its owner's, under a passphrase, or by Windows for its user.",
            "Without an option it is kept as before. A running instance keeps the old passphrase in mind: restart it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            "64:the command line is wrong, or there is no new passphrase",
            "65:the secret store cannot be opened",
            "74:reading or writing failed",
            "75:another program is changing the secrets",
            "77:the passphrase is missing or wrong, or others may read the key"
        })
final class SecretRekeyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--guard", paramLabel = "GUARD", description = "file, passphrase or dpapi (Windows).")
    private @Nullable String guard;

    @Option(
            names = "--new-passphrase-file",
            paramLabel = "FILE",
            description = "Where the new passphrase is, instead of asking for it.")
    private @Nullable Path newPassphrase;

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Path directory = data.resolve();
        SecretStore store = SecretStore.in(directory);
        KeyGuard kept = guard == null ? store.guard() : parsed(guard);
        try {
            // The old one is asked for first.
            store.read();
            Optional<char[]> passphrase = passphrase(kept);
            if (passphrase.isEmpty()) {
                err.println("secret: there is no new passphrase, or both differ: nothing was changed");
                return ExitCode.USAGE;
            }
            Optional<String> objection =
                    kept == KeyGuard.PASSPHRASE ? Passphrases.objection(passphrase.get()) : Optional.empty();
            if (objection.isPresent()) {
                err.println("secret: " + objection.get() + ": nothing was changed");
                return ExitCode.USAGE;
            }
            store.rekey(kept, passphrase.get());
        } catch (SecretStoreException e) {
            return SecretCommand.failed(e, err);
        }
        String shown = kept.name().toLowerCase(Locale.ROOT);
        AuditNotes.keep(directory, new AuditNote("secret_key_changed", "kept by " + shown), err);
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json
                        ? new ObjectMapper()
                                .writeValueAsString(
                                        new ObjectMapper().createObjectNode().put("guard", shown))
                        : "The secrets are sealed with a new key, kept by " + shown + ".");
        return ExitCode.OK;
    }

    private Optional<char[]> passphrase(KeyGuard kept) throws Exception {
        if (kept != KeyGuard.PASSPHRASE) {
            return Optional.of(new char[0]);
        }
        Path file = newPassphrase;
        return file == null ? Passphrases.askTwice() : Optional.of(Passphrases.fromFile(file));
    }

    private KeyGuard parsed(String text) {
        return switch (text) {
            case "file" -> KeyGuard.FILE;
            case "passphrase" -> KeyGuard.PASSPHRASE;
            case "dpapi" -> KeyGuard.DPAPI;
            default ->
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--guard " + text + ": write file, passphrase or dpapi");
        };
    }
}

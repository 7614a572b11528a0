package trading.launcher;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import trading.infra.backup.Passphrase;

/// Where the passphrase of a backup comes from: a file, or the terminal. It is never an argument, which
/// everybody on the machine could read.
final class PassphraseOptions {
    @Option(
            names = "--backup-passphrase",
            description = "Seal by a passphrase: asks for it without showing it; from a pipe, reads it there.")
    private boolean asked;

    @Option(
            names = "--backup-passphrase-file",
            paramLabel = "FILE",
            description = "The first line of a file that only its owner can read.")
    private @Nullable Path file;

    boolean given() {
        return asked || file != null;
    }

    /// Empty, and told, when there is none that can be used. `twice`: a new one, which must be typed twice.
    Optional<Passphrase> read(boolean twice, PrintWriter err) throws IOException {
        Optional<String> text = file != null ? fromFile(file, err) : fromTerminal(twice, err);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Passphrase> passphrase = Passphrase.of(text.get());
        if (passphrase.isEmpty()) {
            err.println("db: a passphrase has at least " + Passphrase.LEAST + " characters");
        }
        return passphrase;
    }

    private static Optional<String> fromFile(Path file, PrintWriter err) throws IOException {
        boolean modes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (modes && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
            err.println("db: others can read the passphrase in " + file + ": chmod go-rwx " + file);
            return Optional.empty();
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            return Optional.of(Objects.requireNonNullElse(in.readLine(), ""));
        }
    }

    private static Optional<String> fromTerminal(boolean twice, PrintWriter err) throws IOException {
        Console console = SecretSetCommand.console();
        if (console == null || !SecretSetCommand.isTerminal().orElse(true)) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return Optional.of(Objects.requireNonNullElse(in.readLine(), ""));
        }
        char[] typed = console.readPassword("Passphrase (not shown): ");
        if (twice && !Arrays.equals(typed, console.readPassword("The same again: "))) {
            err.println("db: these are two different passphrases");
            return Optional.empty();
        }
        return Optional.of(typed == null ? "" : new String(typed));
    }
}

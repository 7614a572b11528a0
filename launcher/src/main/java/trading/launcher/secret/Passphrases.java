package trading.launcher.secret;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import trading.launcher.secret.SecretStoreException.Problem;

/// Where the passphrase of the store comes from: a file that was named, a credential of systemd, or whoever sits at the
/// terminal, once a process. A key that was opened stays open in this process, so that the configuration can be read
/// again while the product runs.
public final class Passphrases {
    /// The name of the credential: `LoadCredential=trading-passphrase:FILE`.
    public static final String CREDENTIAL = "trading-passphrase";

    private static final int SHORTEST = 12;
    private static final int LONGEST = 1_024;
    private static final AtomicReference<@Nullable Path> NAMED = new AtomicReference<>();

    /// The ones of this process.
    static final Passphrases OF_THIS_PROCESS =
            new Passphrases(NAMED, System.getenv("CREDENTIALS_DIRECTORY"), Passphrases::ask);

    /// Asks a person; null where there is none.
    @FunctionalInterface
    interface Terminal {
        char @Nullable [] ask(String question);
    }

    private final AtomicReference<@Nullable Path> named;
    private final @Nullable String credentials;
    private final Terminal terminal;
    private final Map<String, byte[]> opened = new ConcurrentHashMap<>();

    Passphrases(AtomicReference<@Nullable Path> named, @Nullable String credentials, Terminal terminal) {
        this.named = named;
        this.credentials = credentials;
        this.terminal = terminal;
    }

    /// From the command line: the file with the passphrase of this process.
    public static void file(Path file) {
        NAMED.set(file);
    }

    /// The key in `text`. Throws when there is no passphrase, or another one.
    byte[] open(String text) throws SecretStoreException, IOException {
        byte[] known = opened.get(text);
        if (known != null) {
            return known.clone();
        }
        byte[] key = PassphraseKey.open(text, find())
                .orElseThrow(() -> new SecretStoreException(
                        Problem.LOCKED, "this is not the passphrase of the secret store, or its key file was changed"));
        opened.put(text, key);
        return key.clone();
    }

    private char[] find() throws SecretStoreException, IOException {
        Path file = named.get();
        if (file != null) {
            return read(file);
        }
        Path credential = credentials == null ? null : Path.of(credentials, CREDENTIAL);
        if (credential != null && Files.exists(credential)) {
            return read(credential);
        }
        return Optional.ofNullable(terminal.ask("Passphrase of the secret store: "))
                .orElseThrow(() -> new SecretStoreException(
                        Problem.LOCKED,
                        "the secret store is locked with a passphrase: name a file that holds it (--passphrase-file),"
                                + " give systemd the credential " + CREDENTIAL + ", or start at a terminal"));
    }

    /// Its first line.
    static char[] read(Path file) throws SecretStoreException, IOException {
        if (Files.notExists(file)) {
            throw new SecretStoreException(Problem.LOCKED, "passphrase=" + file + ": is not there");
        }
        boolean modes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Set<PosixFilePermission> rights = modes ? Files.getPosixFilePermissions(file) : Set.of();
        if (rights.contains(PosixFilePermission.OTHERS_READ)) {
            throw new SecretStoreException(
                    Problem.EXPOSED, "passphrase=" + file + ": everybody may read it: chmod 600 " + file);
        }
        String first = Files.readString(file).lines().findFirst().orElse("");
        return first.toCharArray();
    }

    /// What is wrong with a new one; empty when it will do.
    public static Optional<String> objection(char[] passphrase) {
        return passphrase.length < SHORTEST || passphrase.length > LONGEST
                ? Optional.of("a passphrase has " + SHORTEST + " to " + LONGEST + " characters")
                : Optional.empty();
    }

    /// For a new passphrase: asked twice. Empty when both differ, or when nobody is there.
    public static Optional<char[]> askTwice() {
        char[] first = ask("New passphrase: ");
        char[] second = first == null ? null : ask("The same again: ");
        return first != null && second != null && Arrays.equals(first, second) ? Optional.of(first) : Optional.empty();
    }

    /// For a new passphrase out of a file.
    public static char[] fromFile(Path file) throws SecretStoreException, IOException {
        return read(file);
    }

    @SuppressWarnings("SystemConsoleNull") // where nobody can say what the input is, it is asked
    private static char @Nullable [] ask(String question) {
        Console console = System.console();
        return console == null || !isTerminal() ? null : console.readPassword("%s", question);
    }

    /// A newer Java has a console where there is no terminal, too.
    private static boolean isTerminal() {
        try {
            String input = Path.of("/proc/self/fd/0").toRealPath().toString();
            return input.startsWith("/dev/pts/") || input.startsWith("/dev/tty");
        } catch (IOException noSuchPlace) {
            return !Files.isDirectory(Path.of("/proc/self/fd"));
        }
    }
}

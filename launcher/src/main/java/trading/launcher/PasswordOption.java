package trading.launcher;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import trading.web.security.user.PasswordRules;

/// A new password: asked for twice without showing it, or read from a pipe. It is never an argument, which
/// everybody on the machine could read.
final class PasswordOption {
    @Option(names = "--password-stdin", description = "Reads the password from the standard input, up to a line's end.")
    private boolean piped;

    /// Empty when there is none that can be used for `user`, which was said then.
    Optional<String> read(String user, PrintWriter err) throws IOException {
        Optional<String> password = piped ? Optional.of(firstLine(System.in)) : typed(err);
        Optional<String> objection = password.flatMap(text -> PasswordRules.objection(text, user));
        objection.ifPresent(sentence -> err.println("password: " + sentence));
        return objection.isPresent() ? Optional.empty() : password;
    }

    /// One character more than any password has is enough to refuse it.
    private static String firstLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n' && line.size() <= PasswordRules.MOST_BYTES; ) {
            line.write(next);
            next = in.read();
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static Optional<String> typed(PrintWriter err) {
        Console console = console();
        if (console == null) {
            err.println("password: there is no terminal to ask at: pipe it in, with --password-stdin");
            return Optional.empty();
        }
        char[] first = console.readPassword("Password (not shown): ");
        char[] second = console.readPassword("Once more: ");
        if (first == null || !Arrays.equals(first, second)) {
            err.println("password: the two were not the same; nothing was changed");
            return Optional.empty();
        }
        return Optional.of(new String(first));
    }

    @SuppressWarnings("SystemConsoleNull") // it is asked only where nobody can say what the input is
    private static @Nullable Console console() {
        Console console = System.console();
        return SecretSetCommand.isTerminal().orElse(console != null) ? console : null;
    }
}

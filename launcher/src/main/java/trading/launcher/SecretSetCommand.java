package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.launcher.config.SecretNames;
import trading.launcher.secret.SecretStore;
import trading.launcher.secret.SecretStoreException;

/// Keeps a secret. Its value is never an argument, which everybody on the machine could read.
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = "Keeps a secret. Asks for its value without showing it; from a pipe, reads it there.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:kept",
            "64:there is no secret of that name, or the command line is wrong",
            "65:the value is none, or the secret store cannot be opened",
            "74:reading or writing failed",
            "75:another program is changing the secrets",
            "77:others may read the key of the secret store"
        })
final class SecretSetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "For example OPENAI_API_KEY.")
    private String name = "";

    @Parameters(index = "1..*", hidden = true)
    private List<String> more = List.of();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        if (!more.isEmpty()) {
            err.println(
                    "secret: a value is not taken as an argument, where others can read it: leave it out and be asked,"
                            + " or pipe it in");
            return ExitCode.USAGE;
        }
        if (!SecretCommand.knows(name, err)) {
            return ExitCode.USAGE;
        }
        Path directory = data.resolve();
        Console console = console();
        boolean typed = isTerminal().orElse(console != null);
        if (typed && console == null) {
            err.println("secret: the value would be shown: do not redirect the output, or pipe the value in");
            return ExitCode.USAGE;
        }
        Optional<String> value = value(typed ? console : null);
        if (value.isEmpty() || value.get().isEmpty()) {
            err.println("secret: there was no value, or one longer than " + SecretStore.MOST_VALUE_BYTES
                    + " bytes; nothing was changed");
            return ExitCode.DATA;
        }
        Optional<String> objection = SecretNames.objection(name, value.get());
        if (objection.isPresent()) {
            err.println("secret: " + name + " = ***\n    expected: " + objection.get() + "\nNothing was changed.");
            return ExitCode.DATA;
        }
        return keep(directory, value.get(), err);
    }

    private int keep(Path directory, String value, PrintWriter err) throws IOException {
        Instant now = Instant.now();
        try {
            SecretStore.in(directory).set(name, value, now);
        } catch (SecretStoreException e) {
            return SecretCommand.failed(e, err);
        }
        @Nullable String elsewhere = data.loader().secretsElsewhere().get(name);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectMapper mapper = new ObjectMapper();
            out.println(mapper.writeValueAsString(mapper.createObjectNode()
                    .put("name", name)
                    .put("set", SecretListCommand.time(now))
                    .put("overriddenBy", elsewhere)));
        } else {
            out.println(name + " is kept.");
        }
        if (elsewhere != null) {
            err.println("secret: " + name + " is written in " + elsewhere + ", too, which wins: take it out there");
        }
        return ExitCode.OK;
    }

    /// From the pipe without a console. Empty when it is too long.
    private static Optional<String> value(@Nullable Console console) throws IOException {
        String text;
        if (console != null) {
            char[] typed = console.readPassword("Value (not shown): ");
            text = typed == null ? "" : new String(typed);
        } else {
            byte[] piped = System.in.readNBytes(SecretStore.MOST_VALUE_BYTES + 2);
            text = new String(piped, StandardCharsets.UTF_8);
        }
        String value = text.strip();
        return value.getBytes(StandardCharsets.UTF_8).length > SecretStore.MOST_VALUE_BYTES
                ? Optional.empty()
                : Optional.of(value);
    }

    @SuppressWarnings("SystemConsoleNull") // it is asked only where nobody can say what the input is
    private static @Nullable Console console() {
        return System.console();
    }

    /// Whether the input is a terminal, where what is typed would be seen; empty where that cannot be found out.
    static Optional<Boolean> isTerminal() {
        try {
            String input = Path.of("/proc/self/fd/0").toRealPath().toString();
            return Optional.of(input.startsWith("/dev/pts/") || input.startsWith("/dev/tty"));
        } catch (IOException noSuchPlace) {
            return Files.isDirectory(Path.of("/proc/self/fd")) ? Optional.of(false) : Optional.empty();
        }
    }
}

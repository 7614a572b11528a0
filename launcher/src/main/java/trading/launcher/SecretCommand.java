package trading.launcher;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import trading.launcher.config.SecretNames;
import trading.launcher.secret.SecretStoreException;

/// Keys and addresses that others must not read, encrypted in the data folder.
@Command(
        name = "secret",
        mixinStandardHelpOptions = true,
        description = "API keys and other secrets, encrypted in the data folder.",
        subcommands = {
            SecretSetCommand.class,
            SecretListCommand.class,
            SecretRemoveCommand.class,
            SecretRekeyCommand.class
        })
final class SecretCommand implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("[A-Z_]{1,40}");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.getErr().println("secret: say what to do: set, list, remove or rekey");
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }

    /// Says so when there is no secret of that name to keep.
    static boolean knows(String name, PrintWriter err) {
        if (SecretNames.all().contains(name)) {
            return true;
        }
        // Somebody may have written the secret in the place of its name.
        String shown = NAME.matcher(name).matches() ? name : "***";
        err.println("secret: " + shown + " is no secret that Trading knows"
                + SecretNames.nearest(name)
                        .map(nearest -> "; did you mean " + nearest + "?")
                        .orElse("; it knows " + String.join(", ", SecretNames.all())));
        return false;
    }

    static int failed(SecretStoreException exception, PrintWriter err) {
        err.println("secret: " + exception.getMessage());
        return switch (exception.problem()) {
            case DAMAGED, WRONG_KEY, TOO_LARGE -> ExitCode.DATA;
            case EXPOSED, LOCKED -> ExitCode.NO_PERMISSION;
            case BUSY -> ExitCode.TEMPORARY;
        };
    }
}

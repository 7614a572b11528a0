package trading.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Keys of scripts.
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Tokens by which scripts use the API, each of a user, with a scope and an end.",
            "Works whether the product runs or not; what it changes holds at once."
        },
        subcommands = {TokenCreateCommand.class, TokenListCommand.class, TokenRevokeCommand.class})
final class TokenCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.getErr().println("token: say what to do: create, list or revoke");
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }
}

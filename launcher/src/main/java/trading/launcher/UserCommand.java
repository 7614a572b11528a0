package trading.launcher;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import trading.web.security.user.UserChange;

/// Who may log in, and as what.
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = {
            "Who may log in, and as what: viewer reads, trader trades, admin may do everything.",
            "Works whether the product runs or not; what it changes holds at once."
        },
        subcommands = {
            UserAddCommand.class,
            UserListCommand.class,
            UserPasswordCommand.class,
            UserRoleCommand.class,
            UserDisableCommand.class,
            UserEnableCommand.class,
            UserRemoveCommand.class
        })
final class UserCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        line.getErr().println("user: say what to do: add, list, password, role, disable, enable or remove");
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }

    /// Says why nothing was changed.
    static int refused(UserChange.Refused refused, PrintWriter err) {
        err.println("user: " + refused.detail());
        return refused.reason() == UserChange.Reason.LAST_ADMIN ? ExitCode.NO_PERMISSION : ExitCode.USAGE;
    }
}

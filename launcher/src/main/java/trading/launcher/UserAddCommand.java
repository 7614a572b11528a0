package trading.launcher;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.launcher.user.UserFolder;
import trading.web.security.user.PasswordHash;
import trading.web.security.user.Role;
import trading.web.security.user.User;
import trading.web.security.user.UserChange;

/// Makes a user.
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Makes a user. Asks for the password without showing it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:made",
            "64:there is such a user, it is no name, or the command line is wrong",
            "65:the password cannot be used",
            "70:the file of users is damaged",
            "74:reading or writing failed"
        })
final class UserAddCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private PasswordOption password = new PasswordOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "What the user logs in with.")
    private String name = "";

    @Option(names = "--role", required = true, paramLabel = "ROLE", description = "viewer, trader or admin.")
    private String role = "";

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Role> asked = Role.of(role);
        if (asked.isEmpty()) {
            err.println("user: a role is viewer, trader or admin");
            return ExitCode.USAGE;
        }
        UserFolder folder = UserFolder.in(data.resolve());
        if (folder.users().isEmpty() && asked.get() != Role.ADMIN) {
            err.println("user: the first user must be an admin; see: trading init");
            return ExitCode.USAGE;
        }
        Optional<String> typed = password.read(name, err);
        if (typed.isEmpty()) {
            return ExitCode.DATA;
        }
        return switch (folder.users().add(name, asked.get(), PasswordHash.of(typed.get()))) {
            case UserChange.Done(User user) -> {
                folder.tell(
                        "user_created",
                        "user=" + user.name() + " role=" + user.role().word());
                spec.commandLine()
                        .getOut()
                        .println(user.name() + " may log in as " + user.role().word() + ".");
                yield ExitCode.OK;
            }
            case UserChange.Refused refused -> UserCommand.refused(refused, err);
        };
    }
}

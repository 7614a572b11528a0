package trading.launcher;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.launcher.user.UserFolder;
import trading.web.security.user.Role;
import trading.web.security.user.User;
import trading.web.security.user.UserChange;

/// Gives a user another role.
@Command(
        name = "role",
        mixinStandardHelpOptions = true,
        description = "Gives a user another role. Open sessions of the user end.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:changed",
            "64:there is no such user or role, or the command line is wrong",
            "74:reading or writing failed",
            "77:it is the last admin"
        })
final class UserRoleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "One of: trading user list")
    private String name = "";

    @Parameters(index = "1", paramLabel = "ROLE", description = "viewer, trader or admin.")
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
        return switch (folder.users().setRole(name, asked.get())) {
            case UserChange.Done(User user) -> {
                folder.tell(
                        "role_changed",
                        "user=" + user.name() + " role=" + user.role().word());
                spec.commandLine()
                        .getOut()
                        .println(user.name() + " is " + user.role().word() + " now.");
                yield ExitCode.OK;
            }
            case UserChange.Refused refused -> UserCommand.refused(refused, err);
        };
    }
}

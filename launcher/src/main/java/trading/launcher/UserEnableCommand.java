package trading.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.launcher.user.UserFolder;
import trading.web.security.user.User;
import trading.web.security.user.UserChange;

/// Lets a user in again.
@Command(
        name = "enable",
        mixinStandardHelpOptions = true,
        description = "Lets a user in again who was shut out.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            "64:there is no such user, or the command line is wrong",
            "74:reading or writing failed",
            "77:it is the last admin"
        })
final class UserEnableCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "One of: trading user list")
    private String name = "";

    @Override
    public Integer call() throws Exception {
        UserFolder folder = UserFolder.in(data.resolve());
        return switch (folder.users().setDisabled(name, false)) {
            case UserChange.Done(User user) -> {
                folder.tell("user_enabled", "user=" + user.name());
                spec.commandLine().getOut().println(user.name() + " may log in again.");
                yield ExitCode.OK;
            }
            case UserChange.Refused refused ->
                UserCommand.refused(refused, spec.commandLine().getErr());
        };
    }
}

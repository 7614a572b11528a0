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

/// Shuts a user out.
@Command(
        name = "disable",
        mixinStandardHelpOptions = true,
        description = "Shuts a user out: sessions end, tokens and keys open nothing. Can be undone.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            "64:there is no such user, or the command line is wrong",
            "74:reading or writing failed",
            "77:it is the last admin"
        })
final class UserDisableCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "One of: trading user list")
    private String name = "";

    @Override
    public Integer call() throws Exception {
        UserFolder folder = UserFolder.in(data.resolve());
        return switch (folder.users().setDisabled(name, true)) {
            case UserChange.Done(User user) -> {
                folder.tell("user_disabled", "user=" + user.name());
                spec.commandLine().getOut().println(user.name() + " is shut out.");
                yield ExitCode.OK;
            }
            case UserChange.Refused refused ->
                UserCommand.refused(refused, spec.commandLine().getErr());
        };
    }
}

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

/// Takes a user out.
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Takes a user out, with sessions and tokens.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            "64:there is no such user, or the command line is wrong",
            "74:reading or writing failed",
            "77:it is the last admin"
        })
final class UserRemoveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "One of: trading user list")
    private String name = "";

    @Override
    public Integer call() throws Exception {
        UserFolder folder = UserFolder.in(data.resolve());
        return switch (folder.users().remove(name)) {
            case UserChange.Done(User user) -> {
                folder.tokens().revoke(token -> token.user().equals(user.name()));
                folder.tell("user_removed", "user=" + user.name());
                spec.commandLine().getOut().println(user.name() + " is gone.");
                yield ExitCode.OK;
            }
            case UserChange.Refused refused ->
                UserCommand.refused(refused, spec.commandLine().getErr());
        };
    }
}

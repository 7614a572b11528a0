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
import trading.web.security.user.PasswordHash;
import trading.web.security.user.User;
import trading.web.security.user.UserChange;

/// Gives a user a new password.
@Command(
        name = "password",
        mixinStandardHelpOptions = true,
        description = "Gives a user a new password, without asking for the old one. Open sessions of the user end.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:changed",
            "64:there is no such user, or the command line is wrong",
            "65:the password cannot be used",
            "74:reading or writing failed"
        })
final class UserPasswordCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private PasswordOption password = new PasswordOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "One of: trading user list")
    private String name = "";

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        UserFolder folder = UserFolder.in(data.resolve());
        Optional<String> typed = password.read(name, err);
        if (typed.isEmpty()) {
            return ExitCode.DATA;
        }
        return switch (folder.users().setPassword(name, PasswordHash.of(typed.get()))) {
            case UserChange.Done(User user) -> {
                folder.tell("password_changed", "user=" + user.name());
                spec.commandLine().getOut().println("The password of " + user.name() + " is changed.");
                yield ExitCode.OK;
            }
            case UserChange.Refused refused -> UserCommand.refused(refused, err);
        };
    }
}

package trading.launcher;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.user.UserFolder;
import trading.web.security.user.PasswordHash;
import trading.web.security.user.User;
import trading.web.security.user.UserChange;

/// The set-up without a browser: the first user, an admin.
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description =
                "Makes the first user, an admin, on a machine without a browser; before the first start or after it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:made",
            "64:the set-up is done already, it is no name, or the command line is wrong",
            "65:the password cannot be used",
            "74:reading or writing failed"
        })
final class InitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private PasswordOption password = new PasswordOption();

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "admin", description = "Default: ${DEFAULT-VALUE}.")
    private String name = "";

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        UserFolder folder = UserFolder.in(data.resolve());
        if (!folder.users().isEmpty()) {
            err.println("init: the set-up is done; see: trading user list");
            return ExitCode.USAGE;
        }
        Optional<String> typed = password.read(name, err);
        if (typed.isEmpty()) {
            return ExitCode.DATA;
        }
        return switch (folder.users().setUp(name, PasswordHash.of(typed.get()))) {
            case UserChange.Done(User user) -> {
                folder.tell("user_created", "user=" + user.name() + " role=admin");
                spec.commandLine().getOut().println(user.name() + " may log in as admin.");
                yield ExitCode.OK;
            }
            case UserChange.Refused refused -> UserCommand.refused(refused, err);
        };
    }
}

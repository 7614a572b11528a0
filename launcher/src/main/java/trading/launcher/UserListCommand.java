package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.user.UserFolder;
import trading.web.security.user.User;

/// Which users there are.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Which users there are, with their roles.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:listed", "64:the command line is wrong", "74:reading failed"})
final class UserListCommand implements Callable<Integer> {
    private static final String ROW = "%-32s %-7s %-10s %-20s %s%n";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<User> users = UserFolder.in(data.resolve()).users().all().stream()
                .sorted(Comparator.comparing(User::name))
                .toList();
        if (json) {
            ObjectMapper mapper = new ObjectMapper();
            ArrayNode rows = mapper.createArrayNode();
            users.forEach(user -> rows.addObject()
                    .put("name", user.name())
                    .put("role", user.role().word())
                    .put("logsInBy", by(user))
                    .put("disabled", user.disabled())
                    .put("created", user.created().toString()));
            out.println(mapper.writeValueAsString(rows));
        } else if (users.isEmpty()) {
            out.println("No users yet. Make the first one with: trading init");
        } else {
            out.printf(ROW, "NAME", "ROLE", "LOGS IN BY", "SINCE", "");
            users.forEach(user -> out.printf(
                    ROW,
                    user.name(),
                    user.role().word(),
                    by(user),
                    SecretListCommand.time(user.created()),
                    user.disabled() ? "disabled" : ""));
        }
        return ExitCode.OK;
    }

    private static String by(User user) {
        return user.local() ? user.hasPassword() ? "both" : "link" : "password";
    }
}

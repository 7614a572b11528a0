package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.user.UserFolder;
import trading.web.security.user.ApiToken;

/// Which tokens there are. Never shows one.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Which tokens there are, whose, with which scope, and when they were last used. Shows none of them.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:listed", "64:the command line is wrong", "74:reading failed"})
final class TokenListCommand implements Callable<Integer> {
    private static final String ROW = "%-14s %-20s %-16s %-6s %-20s %-20s%n";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<ApiToken> tokens = UserFolder.in(data.resolve()).tokens().all();
        if (json) {
            ObjectMapper mapper = new ObjectMapper();
            ArrayNode rows = mapper.createArrayNode();
            for (ApiToken token : tokens) {
                ObjectNode row = rows.addObject()
                        .put("id", token.id())
                        .put("label", token.label())
                        .put("user", token.user())
                        .put("scope", token.scope().word())
                        .put("account", token.account())
                        .put("created", token.created().toString())
                        .put("expiresAt", token.expires().toString())
                        .put("lastUsed", time(token));
                token.networks().forEach(row.putArray("networks")::add);
            }
            out.println(mapper.writeValueAsString(rows));
        } else if (tokens.isEmpty()) {
            out.println("No tokens yet. Make one with: trading token create LABEL");
        } else {
            out.printf(ROW, "ID", "LABEL", "USER", "SCOPE", "ENDS", "LAST USED");
            for (ApiToken token : tokens) {
                String used = time(token);
                out.printf(
                        ROW,
                        token.id(),
                        token.label(),
                        token.user(),
                        token.scope().word(),
                        SecretListCommand.time(token.expires()),
                        used.isEmpty() ? "never" : used);
            }
        }
        return ExitCode.OK;
    }

    /// Empty for never.
    private static String time(ApiToken token) {
        Instant last = token.lastUsed();
        return last == null ? "" : SecretListCommand.time(last);
    }
}

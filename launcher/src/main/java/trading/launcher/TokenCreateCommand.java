package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.launcher.user.UserFolder;
import trading.web.json.DurationText;
import trading.web.security.user.ApiToken;
import trading.web.security.user.ApiTokens;
import trading.web.security.user.Role;
import trading.web.security.user.TokenScope;
import trading.web.security.user.TokenTerms;
import trading.web.security.user.User;

/// Makes a token and shows it, once.
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Makes a token and prints it; it is shown this once.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:made",
            "64:there can be no such token, or the command line is wrong",
            "74:reading or writing failed"
        })
final class TokenCreateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "LABEL", description = "What it is for, for example grafana.")
    private String label = "";

    @Option(names = "--user", paramLabel = "NAME", description = "Whose it is; the only admin where there is one.")
    private @Nullable String user;

    @Option(names = "--scope", defaultValue = "read", description = "read, trade or admin. Default: ${DEFAULT-VALUE}.")
    private String scope = "";

    @Option(names = "--account", paramLabel = "ID", description = "The only account that it is for.")
    private @Nullable Integer account;

    @Option(
            names = "--network",
            paramLabel = "RANGE",
            description = "Where it may be used from, for example 10.0.0.0/8; may be repeated.")
    private List<String> networks = List.of();

    @Option(
            names = "--expires",
            paramLabel = "SPAN",
            defaultValue = "90d",
            description = "After what time it ends, a year at most. Default: ${DEFAULT-VALUE}.")
    private String expires = "";

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        UserFolder folder = UserFolder.in(data.resolve());
        Optional<User> holder = holder(folder);
        if (holder.isEmpty()) {
            err.println(user == null ? "token: say whose it is, with --user" : "token: there is no such user");
            return ExitCode.USAGE;
        }
        Optional<TokenScope> asked = TokenScope.of(scope);
        Optional<Long> lasting = DurationText.parse(expires);
        if (asked.isEmpty() || lasting.isEmpty()) {
            err.println(
                    asked.isEmpty()
                            ? "token: a scope is read, trade or admin"
                            : "token: --expires is a span of time such as 12h or 90d");
            return ExitCode.USAGE;
        }
        Instant now = Instant.now();
        TokenTerms terms =
                new TokenTerms(label, asked.get(), account, networks, now.plus(Duration.ofNanos(lasting.get())));
        Optional<String> objection = terms.objection(holder.get().role(), now);
        if (objection.isPresent()) {
            err.println("token: " + objection.get());
            return ExitCode.USAGE;
        }
        Optional<ApiTokens.Made> made = folder.tokens().create(holder.get(), terms);
        if (made.isEmpty()) {
            err.println("token: there are too many: revoke one of them first");
            return ExitCode.USAGE;
        }
        ApiToken token = made.get().token();
        folder.tell(
                "token_created",
                "user=" + token.user() + " token=" + token.id() + " scope="
                        + token.scope().word() + " expires " + token.expires());
        print(made.get());
        return ExitCode.OK;
    }

    private Optional<User> holder(UserFolder folder) {
        if (user != null) {
            return folder.users().all().stream()
                    .filter(each -> each.name().equalsIgnoreCase(user.strip()))
                    .findFirst();
        }
        List<User> admins = folder.users().all().stream()
                .filter(each -> each.role() == Role.ADMIN && !each.disabled())
                .toList();
        return admins.size() == 1 ? Optional.of(admins.getFirst()) : Optional.empty();
    }

    private void print(ApiTokens.Made made) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        ApiToken token = made.token();
        if (json) {
            ObjectMapper mapper = new ObjectMapper();
            out.println(mapper.writeValueAsString(mapper.createObjectNode()
                    .put("token", made.text())
                    .put("id", token.id())
                    .put("user", token.user())
                    .put("scope", token.scope().word())
                    .put("expiresAt", token.expires().toString())));
        } else {
            out.println(made.text());
            spec.commandLine()
                    .getErr()
                    .println("Keep it now: it is not shown again. It ends on " + SecretListCommand.time(token.expires())
                            + "; end it before with: trading token revoke " + token.id());
        }
    }
}

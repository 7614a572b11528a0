package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.secret.Secret;
import trading.launcher.secret.SecretStore;
import trading.launcher.secret.SecretStoreException;

/// Which secrets there are. Never shows one.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Which secrets are kept, and since when. Shows none of them.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:listed",
            "64:the command line is wrong",
            "65:the secret store cannot be opened",
            "74:reading failed",
            "77:others may read the key of the secret store"
        })
final class SecretListCommand implements Callable<Integer> {
    private static final String ROW = "%-20s %-20s %s%n";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        SortedMap<String, Secret> secrets;
        try {
            secrets = SecretStore.in(data.resolve()).read();
        } catch (SecretStoreException e) {
            return SecretCommand.failed(e, spec.commandLine().getErr());
        }
        Map<String, String> elsewhere = data.loader().secretsElsewhere();
        if (json) {
            ObjectMapper mapper = new ObjectMapper();
            ArrayNode rows = mapper.createArrayNode();
            secrets.forEach((name, secret) -> rows.addObject()
                    .put("name", name)
                    .put("set", time(secret.set()))
                    .put("overriddenBy", elsewhere.get(name)));
            out.println(mapper.writeValueAsString(rows));
        } else if (secrets.isEmpty()) {
            out.println("No secrets yet. Keep one with: trading secret set OPENAI_API_KEY");
        } else {
            out.printf(ROW, "NAME", "SET", "");
            secrets.forEach((name, secret) -> {
                String note = elsewhere.containsKey(name) ? "not used: " + elsewhere.get(name) + " wins" : "";
                out.printf(ROW, name, time(secret.set()), note);
            });
        }
        return ExitCode.OK;
    }

    static String time(Instant set) {
        return set.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

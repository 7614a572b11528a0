package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.config.ConfigError;
import trading.launcher.config.ConfigException;

/// Says everything that is wrong with the configuration.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Says everything that is wrong with the configuration, at once, with file and line.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:nothing is wrong",
            "64:the command line is wrong",
            "74:reading failed",
            "77:others may read a file with a secret in it, or we may not read one",
            "78:the configuration is wrong"
        })
final class ConfigCheckCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        try {
            report(data.config().notices(), null);
            return ExitCode.OK;
        } catch (ConfigException wrong) {
            report(List.of(), wrong);
            return wrong.isOfPermission() ? ExitCode.NO_PERMISSION : ExitCode.CONFIG;
        }
    }

    private void report(List<String> notices, @Nullable ConfigException wrong) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<ConfigError> errors = wrong == null ? List.of() : wrong.errors();
        if (json) {
            ObjectNode answer = JSON.createObjectNode().put("valid", errors.isEmpty());
            ArrayNode rows = answer.putArray("errors");
            errors.forEach(error -> add(rows.addObject(), error));
            notices.forEach(answer.putArray("notices")::add);
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        } else if (wrong != null) {
            spec.commandLine().getErr().println(wrong.getMessage());
        } else {
            notices.forEach(out::println);
            out.println("The configuration is valid.");
        }
    }

    private static void add(ObjectNode row, ConfigError error) {
        row.put("key", error.key())
                .put("value", error.value())
                .put("file", error.origin().place())
                .put("line", error.origin().line() == 0 ? null : error.origin().line())
                .put("expected", error.expected())
                .put("example", error.example().isEmpty() ? null : error.example());
    }
}

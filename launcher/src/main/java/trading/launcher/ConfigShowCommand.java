package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.config.SettingValue;

/// Shows what holds. Secrets are `***`.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows every setting with what holds for it; secrets are masked.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:shown",
            "64:the command line is wrong",
            "74:reading failed",
            "77:others may read a file with a secret in it, or we may not read one",
            "78:the configuration is wrong: trading config check"
        })
final class ConfigShowCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--sources", description = "Also where each value came from.")
    private boolean sources;

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        List<SettingValue> values = data.config().settings();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ArrayNode rows = JSON.createArrayNode();
            values.forEach(value -> rows.addObject()
                    .put("key", value.key())
                    .put("name", value.environmentName())
                    .put("value", value.shown())
                    .put("default", value.defaultText())
                    .put("source", value.source())
                    .put("secret", value.secret())
                    .put("hot", value.hot()));
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rows));
            return ExitCode.OK;
        }
        String group = "";
        for (SettingValue value : values) {
            if (!value.group().equals(group)) {
                group = value.group();
                out.println("[" + group + "]");
            }
            String shown = Objects.requireNonNullElse(value.shown(), "");
            out.println(
                    sources
                            ? String.format("%-36s %-24s %s", value.key(), shown, value.source())
                            : String.format("%-36s %s", value.key(), shown));
        }
        return ExitCode.OK;
    }
}

package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Starts a strategy of the running desk.
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a strategy of the running desk anew, one that is disabled too. It holds over restarts.",
            "With --param its parameters are set first, on all of its instruments; when they are refused, nothing starts."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:started",
            "64:the command line is wrong, there is no such strategy, or a parameter is refused",
            "69:nothing is running",
            "75:the instance is starting or busy"
        })
final class StrategyStartCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Parameters(paramLabel = "NAME", description = "The strategy: trading strategy status lists them.")
    private String name = "";

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "Only on this instrument (default: all that it runs on).")
    private String symbol = "";

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "Sets a parameter first; may be given again.")
    private List<String> parameters = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        ObjectNode settings = StrategySettingOptions.request(spec, parameters, "", "");
        return RunningStrategies.run(desk, spec, name, symbol, running -> {
            if (!settings.isEmpty()) {
                running.patch(RunningStrategies.path(name), settings);
            }
            JsonNode started = running.post(RunningStrategies.path(name) + "/start", RunningStrategies.on(symbol));
            if (desk.json()) {
                desk.print(spec.commandLine().getOut(), started);
            } else {
                RunningStrategies.printStates(started, spec.commandLine().getOut());
            }
            return ExitCode.OK;
        });
    }
}

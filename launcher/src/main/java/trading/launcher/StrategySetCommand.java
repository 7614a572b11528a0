package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Changes a strategy while it runs.
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = {
            "Changes parameters, sizing and the analyst's veto of a strategy of the running desk, on all of its instruments.",
            "All of it or nothing; its position stays, and it holds over restarts. trading strategy show NAME says what may be set."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:changed",
            "64:the command line is wrong, there is no such strategy, or a value is refused: nothing changed",
            "69:nothing is running",
            "75:the instance is starting or busy"
        })
final class StrategySetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "The strategy: trading strategy status lists them.")
    private String name = "";

    @Parameters(index = "1..*", paramLabel = "PARAMETER=VALUE", description = "A parameter's new value, like fast=9.")
    private List<String> parameters = new ArrayList<>();

    @Option(names = "--sizing", paramLabel = "KIND:VALUE", description = StrategySettingOptions.SIZING)
    private String sizing = "";

    @Option(names = "--veto", paramLabel = "PERCENT", description = StrategySettingOptions.VETO)
    private String veto = "";

    @Override
    public Integer call() throws Exception {
        ObjectNode settings = StrategySettingOptions.request(spec, parameters, sizing, veto);
        if (settings.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "strategy set: say what to change, like fast=9, --sizing risk:0.5 or --veto 70");
        }
        return RunningStrategies.run(desk, spec, name, "", running -> {
            JsonNode changed = running.patch(RunningStrategies.path(name), settings);
            if (desk.json()) {
                desk.print(spec.commandLine().getOut(), changed);
            } else {
                StrategyShowCommand.print(changed, spec.commandLine().getOut());
            }
            return ExitCode.OK;
        });
    }
}

package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.launcher.config.TradingConfig;
import trading.launcher.control.ControlClient;
import trading.launcher.doctor.Examination;
import trading.launcher.doctor.Finding;

/// Says what stands in the way of a start.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks at ports, folders, disk and memory, and says how to mend what is wrong.")
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE",
            defaultValue = "",
            description = "Only this one: postgres, redis, gateway, api, data, disk, memory, java.")
    private String service = "";

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        TradingConfig config = data.config();
        boolean runs = new ControlClient(config.dataDirectory()).ask("status").isPresent();
        List<Finding> findings = Examination.of(config, runs, service);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(findings));
        } else {
            for (Finding finding : findings) {
                out.printf("%-6s %-9s %s%n", finding.well() ? "ok" : "WRONG", finding.service(), finding.what());
                if (!finding.well()) {
                    out.println("                 -> " + finding.mend());
                }
            }
            out.println(
                    runs
                            ? "Trading runs on " + config.dataDirectory()
                            : "Trading does not run on " + config.dataDirectory());
        }
        return findings.stream().allMatch(Finding::well) ? ExitCode.OK : ExitCode.UNAVAILABLE;
    }
}

package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.launcher.config.ConfigLoader;
import trading.launcher.control.ControlClient;
import trading.launcher.doctor.Examination;
import trading.launcher.doctor.Finding;
import trading.launcher.doctor.Surroundings;

/// Says what stands in the way of a start, or of work without loss.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at settings, ports, folders, disk, journal, programs, memory and clock, and says how to mend",
            "what is wrong. Changes nothing, and works while the configuration is wrong."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:nothing is wrong; notes are no faults",
            "64:the command line is wrong",
            "69:something is wrong; each with its mend",
            "74:reading failed"
        })
final class DoctorCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(DoctorCommand.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "SUBJECT",
            defaultValue = "",
            description = "Only this one: postgres, redis, gateway, api, config, services, instance, data, permissions,"
                    + " journal, runtime, disk, memory, files, clock, versions.")
    private String subject = "";

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (!subject.isEmpty() && !Examination.subjects().contains(subject)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "doctor: no such subject: " + subject + "; one of " + String.join(", ", Examination.subjects()));
        }
        ConfigLoader.Understood understood = data.understood();
        Path directory = understood.config().dataDirectory();
        Surroundings here = new Surroundings(understood.config(), understood.errors(), status(directory));
        List<Finding> findings = Examination.of(here, subject);
        boolean runs = here.status().isPresent();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode answer = JSON.createObjectNode()
                    .put("well", findings.stream().noneMatch(Finding::isWrong))
                    .put("running", runs)
                    .put("dataDirectory", directory.toString());
            answer.set("findings", JSON.valueToTree(findings));
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        } else {
            print(findings, out);
            out.println((runs ? "Trading runs on " : "Trading does not run on ") + directory);
        }
        return findings.stream().noneMatch(Finding::isWrong) ? ExitCode.OK : ExitCode.UNAVAILABLE;
    }

    /// Empty when none runs, or when it does not answer in time.
    private static Optional<JsonNode> status(Path directory) {
        try {
            return new ControlClient(directory)
                    .ask(JSON.createObjectNode().put("command", "status"), PATIENCE)
                    .filter(answer -> answer.has("status"));
        } catch (IOException e) {
            log.debug("doctor: the instance of {} cannot be asked", directory, e);
            return Optional.empty();
        }
    }

    private static void print(List<Finding> findings, PrintWriter out) {
        for (Finding finding : findings) {
            String shown = switch (finding.verdict()) {
                case OK -> "ok";
                case NOTE -> "note";
                case WRONG -> "WRONG";
            };
            out.printf("%-6s %-12s %s%n", shown, finding.subject(), finding.what());
            if (!finding.mend().isEmpty()) {
                out.println("                    -> " + finding.mend());
            }
        }
    }
}

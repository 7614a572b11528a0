package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.boot.BootRefusal;
import trading.launcher.boot.BootService;
import trading.launcher.boot.BootStep;

/// Shows what changes the machine, or does it, and says so for people or for scripts.
final class BootSteps {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--dry-run", description = "Only show what would be done.")
    private boolean dryRun;

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    /// The kind of service that this machine has. Empty after it was said that there is none.
    Optional<BootService> service() {
        Optional<BootService> service = BootService.ofThisMachine(Home.image());
        if (service.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "service: this system has no kind of service that Trading knows; let what starts this machine"
                                    + " run: trading start --headless");
        }
        return service;
    }

    int run(Optional<BootRefusal> refusal, List<BootStep> steps, List<String> notes) throws InterruptedException {
        if (!dryRun && refusal.isPresent()) {
            BootRefusal told = refusal.get();
            return tell(
                    told.ofRights() ? ExitCode.NO_PERMISSION : ExitCode.UNAVAILABLE,
                    steps,
                    0,
                    told.reason() + "\n" + told.nextStep(),
                    List.of());
        }
        int done = 0;
        for (BootStep step : steps) {
            try {
                if (!dryRun) {
                    step.perform();
                    done++;
                }
            } catch (IOException e) {
                return tell(ExitCode.SOFTWARE, steps, done, String.valueOf(e.getMessage()), List.of());
            }
        }
        return tell(ExitCode.OK, steps, done, null, notes);
    }

    private int tell(int code, List<BootStep> steps, int done, @Nullable String error, List<String> notes) {
        CommandLine line = spec.commandLine();
        if (json) {
            ObjectNode answer = new ObjectMapper().createObjectNode();
            answer.put("dryRun", dryRun).put("done", done).put("error", error).put("exitCode", code);
            steps.forEach(step -> answer.withArray("steps").add(shown(step)));
            notes.forEach(answer.withArray("notes")::add);
            line.getOut().println(answer);
            return code;
        }
        for (int i = 0; i < steps.size() && (dryRun || i < done); i++) {
            line.getOut().println((dryRun ? "would " : "done: ") + shown(steps.get(i)));
            if (dryRun && steps.get(i) instanceof BootStep.Write write) {
                line.getOut().println(write.text().indent(4));
            }
        }
        if (error != null) {
            line.getErr().println("service: " + error);
        } else {
            notes.forEach(line.getOut()::println);
        }
        return code;
    }

    private String shown(BootStep step) {
        return dryRun && step instanceof BootStep.Run ? "run " + step.shown() : step.shown();
    }
}

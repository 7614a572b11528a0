package trading.launcher;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.infra.audit.AuditDamagedException;
import trading.infra.audit.AuditRecords;

/// Whether the audit trail is what was written.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the audit trail from end to end: whether a line was changed, taken out, put in, moved or cut off.",
            "It prints the last link of the chain: keep it elsewhere, and --kept proves later that nothing before it was written anew.",
            "Changes nothing; the product may run meanwhile."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:whole",
            "64:the command line is wrong",
            "65:the trail, or an earlier one that was put aside, is not what was written; or the link that was kept is not in it",
            "74:reading failed"
        })
final class AuditVerifyCommand implements Callable<Integer> {
    private static final Pattern LINK = Pattern.compile("[0-9a-f]{64}");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Option(names = "--kept", paramLabel = "LINK", description = "A last link of before, 64 hexadecimal digits.")
    private String kept = "";

    @Override
    public Integer call() throws Exception {
        String link = kept.toLowerCase(Locale.ROOT);
        if (!link.isEmpty() && !LINK.matcher(link).matches()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--kept " + kept + ": write the 64 hexadecimal digits of a link");
        }
        AuditRecords records = AuditRecords.in(desk.data().resolve());
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("folder", records.folder().toString());
        try {
            Optional<AuditRecords.Verdict> verdict = records.verify(link);
            return verdict.isEmpty() ? none(link, answer) : found(verdict.get(), link, answer);
        } catch (AuditDamagedException damaged) {
            answer.put("state", "damaged")
                    .put("file", damaged.file().toString())
                    .put("line", damaged.line())
                    .put("problem", damaged.getMessage());
            print(answer);
            spec.commandLine().getErr().println(damaged.getMessage());
            return ExitCode.DATA;
        }
    }

    private int none(String link, ObjectNode answer) throws Exception {
        answer.put("state", "none").put("events", 0);
        print(answer);
        if (!desk.json()) {
            out().println("There is no audit trail in " + answer.path("folder").asText() + " yet.");
        }
        return link.isEmpty() ? ExitCode.OK : ExitCode.DATA;
    }

    private int found(AuditRecords.Verdict verdict, String link, ObjectNode answer) throws Exception {
        List<Path> damaged = verdict.damaged();
        answer.put("state", "whole")
                .put("events", verdict.events())
                .put("link", verdict.chain())
                .put("headTime", verdict.headWritten().toString());
        damaged.forEach(path -> answer.withArray("damagedBefore").add(path.toString()));
        if (!link.isEmpty()) {
            answer.put("keptAt", verdict.keptAt());
        }
        print(answer);
        if (!desk.json()) {
            out().println("Whole: " + verdict.events() + " events, head written " + verdict.headWritten());
            out().println("Last link: " + verdict.chain());
        }
        damaged.forEach(path -> spec.commandLine()
                .getErr()
                .println("An earlier trail was not what was written and was put aside: " + path
                        + ". Look at it, then move it away."));
        boolean missing = !link.isEmpty() && verdict.keptAt() == 0;
        if (missing) {
            spec.commandLine()
                    .getErr()
                    .println("The link that was kept is not in the trail: it was written anew, or is another one.");
        }
        return damaged.isEmpty() && !missing ? ExitCode.OK : ExitCode.DATA;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void print(ObjectNode answer) throws Exception {
        if (desk.json()) {
            desk.print(out(), answer);
        }
    }
}

package trading.launcher;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.infra.audit.AuditDamagedException;
import trading.infra.audit.AuditEvent;
import trading.infra.audit.AuditRecords;
import trading.launcher.desk.Printable;
import trading.launcher.desk.Table;

/// Events of the audit trail.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Who did what, oldest first. Works while the product runs and when it does not.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:shown",
            "64:the command line is wrong",
            "65:the trail is not what was written; see: trading audit verify",
            "74:reading failed"
        })
final class AuditShowCommand implements Callable<Integer> {
    private static final int MOST = 100_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Option(names = "--since", paramLabel = "TIME", description = "From then on: 30m, 2h, 7d or a UTC time.")
    private @Nullable String since;

    @Option(names = "--type", paramLabel = "TYPE", description = "Events of this type only, for example login.")
    private @Nullable String type;

    @Option(names = "--tail", paramLabel = "N", description = "The newest N, 50 if not said otherwise.")
    private int tail = 50;

    @Override
    public Integer call() throws Exception {
        if (tail < 1 || tail > MOST) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--tail " + tail + ": from 1 to " + MOST);
        }
        try {
            List<AuditRecords.Numbered> found =
                    AuditRecords.in(desk.data().resolve()).newest(wanted(), tail);
            show(found);
            return ExitCode.OK;
        } catch (AuditDamagedException damaged) {
            spec.commandLine().getErr().println(damaged.getMessage() + "; see: trading audit verify");
            return ExitCode.DATA;
        }
    }

    private Predicate<AuditEvent> wanted() {
        String only = type;
        Predicate<AuditEvent> wanted = event -> only == null || event.type().equals(only);
        if (since == null) {
            return wanted;
        }
        Instant from = Instant.ofEpochMilli(SinceOption.millis(spec, since));
        return wanted.and(event -> !Instant.parse(event.timestamp()).isBefore(from));
    }

    private void show(List<AuditRecords.Numbered> found) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (desk.json()) {
            for (AuditRecords.Numbered one : found) {
                desk.printLine(out, json(one));
            }
            return;
        }
        Table table = new Table()
                .right("NO")
                .left("TIME")
                .left("WHO")
                .left("FROM")
                .left("WHAT")
                .left("DETAILS");
        for (AuditRecords.Numbered one : found) {
            AuditEvent event = one.event();
            table.row(
                    Long.toString(one.number()),
                    event.timestamp(),
                    Printable.of(event.principal()),
                    Printable.of(event.sourceIp()),
                    Printable.of(event.type()),
                    Printable.of(event.details()));
        }
        table.print(out);
        out.flush();
    }

    private static ObjectNode json(AuditRecords.Numbered one) {
        AuditEvent event = one.event();
        return JsonNodeFactory.instance
                .objectNode()
                .put("number", one.number())
                .put("event_type", event.type())
                .put("timestamp", event.timestamp())
                .put("details", event.details())
                .put("source_ip", event.sourceIp())
                .put("user_agent", event.userAgent())
                .put("principal", event.principal());
    }
}

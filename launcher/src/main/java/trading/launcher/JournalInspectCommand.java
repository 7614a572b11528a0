package trading.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.agrona.DirectBuffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.engine.journal.JournalCorruptException;
import trading.engine.journal.JournalReader;
import trading.engine.journal.Storage;
import trading.engine.message.CommandCodec;

/// The commands of the journal, in words.
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Shows the commands of the journal, one a line. The product may be running.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:shown",
            "64:the command line is wrong",
            "65:it is damaged; what stands before the damage was shown",
            "69:there is no journal",
            "74:reading failed"
        })
final class JournalInspectCommand implements Callable<Integer> {
    private static final long BILLION = 1_000_000_000L;

    private final ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--from", paramLabel = "SEQUENCE", defaultValue = "1", description = "The first one (default: 1).")
    private long from = 1;

    @Option(names = "--to", paramLabel = "SEQUENCE", description = "The last one (default: the last there is).")
    private long to = Long.MAX_VALUE;

    @Option(names = "--json", description = "A line of JSON for each.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Path directory = data.resolve();
        PrintWriter err = spec.commandLine().getErr();
        if (from < 1 || to < from) {
            err.println(
                    "journal: --from=" + from + " --to=" + to + ": sequences begin with 1, and --to is the later one");
            return ExitCode.USAGE;
        }
        if (!JournalCommand.isThere(directory, err)) {
            return ExitCode.UNAVAILABLE;
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            JournalReader reader = JournalReader.open(Storage.in(directory.resolve("journal")));
            if (to == Long.MAX_VALUE) {
                reader.forEach(
                        from, (at, time, buffer, offset, length) -> print(out, at, time, buffer, offset, length));
            } else {
                reader.forEach(
                        from, to, (at, time, buffer, offset, length) -> print(out, at, time, buffer, offset, length));
            }
            return ExitCode.OK;
        } catch (JournalCorruptException wrong) {
            out.flush();
            err.println(wrong.getMessage());
            return ExitCode.DATA;
        }
    }

    private void print(PrintWriter out, long sequence, long timeNanos, DirectBuffer buffer, int offset, int length) {
        Object command = CommandCodec.decode(buffer, offset, length);
        String time =
                Instant.ofEpochSecond(timeNanos / BILLION, timeNanos % BILLION).toString();
        if (!json) {
            out.println(sequence + " " + time + " " + printable(command.toString()));
            return;
        }
        try {
            ObjectNode line =
                    mapper.createObjectNode().put("sequence", sequence).put("time", time);
            line.put("command", command.getClass().getSimpleName());
            line.set("fields", mapper.valueToTree(command));
            out.println(mapper.writeValueAsString(line));
        } catch (JsonProcessingException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Texts come from clients: a terminal must not obey them.
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(each -> shown.append(
                        Character.isISOControl(each) || Character.getType(each) == Character.FORMAT
                                ? String.format("\\u%04x", each)
                                : Character.toString(each)));
        return shown.toString();
    }
}

package trading.launcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.engine.chain.ChainDamagedException;
import trading.engine.chain.ChainEnd;
import trading.launcher.analyst.TradingAnalyst;
import trading.launcher.desk.Colour;
import trading.launcher.desk.Table;

/// Whether the analyst's records are what was written.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the analyst's records (calls and spending) from end to end: whether a line was changed, taken out, put in or cut off.",
            "It prints the last link of each chain: keep it elsewhere, and --kept proves later that nothing before it was written anew.",
            "Changes nothing; the product may run meanwhile."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:whole",
            "64:the command line is wrong",
            "65:a file is not what was written, or the link that was kept is in none of them",
            "74:reading failed"
        })
final class AnalystVerifyCommand implements Callable<Integer> {
    private static final Pattern LINK = Pattern.compile("[0-9a-f]{64}");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Option(names = "--kept", paramLabel = "LINK", description = "A last link of before, 64 hexadecimal digits.")
    private String kept = "";

    private boolean whole = true;
    private boolean found;

    @Override
    public Integer call() throws Exception {
        String link = kept.toLowerCase(Locale.ROOT);
        if (!link.isEmpty() && !LINK.matcher(link).matches()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--kept " + kept + ": write the 64 hexadecimal digits of a link");
        }
        Path data = desk.data().resolve();
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        Table table = new Table()
                .left("FILE")
                .left("STATE", state -> state.equals("DAMAGED") ? Colour.BAD : Colour.GOOD)
                .right("ENTRIES")
                .right("KEPT LINK AT")
                .left("LAST LINK");
        for (Path file : new Path[] {TradingAnalyst.calls(data), TradingAnalyst.spending(data)}) {
            ObjectNode row = look(file, link);
            rows.add(row);
            table.row(
                    data.relativize(file).toString(),
                    row.path("state").asText(),
                    row.path("entries").asText(""),
                    row.path("keptAt").asText(""),
                    row.path("link").asText(""));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (desk.json()) {
            desk.print(out, rows);
        } else {
            table.print(out);
        }
        out.flush();
        if (!link.isEmpty() && !found && whole) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "The link that was kept is in neither file: they are not the ones that it was taken from, or were "
                                    + "written anew.");
        }
        return whole && (found || link.isEmpty()) ? ExitCode.OK : ExitCode.DATA;
    }

    private ObjectNode look(Path file, String link) throws IOException {
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("file", file.toString());
        try {
            ChainEnd end = ChainEnd.of(file, link);
            found |= end.keptAt() > 0;
            row.put("state", Files.exists(file) ? "whole" : "none").put("entries", end.entries());
            if (end.entries() > 0) {
                row.put("link", end.chain());
            }
            if (end.keptAt() > 0) {
                row.put("keptAt", end.keptAt());
            }
        } catch (ChainDamagedException damaged) {
            whole = false;
            row.put("state", "DAMAGED").put("line", damaged.line()).put("problem", damaged.getMessage());
            spec.commandLine().getErr().println(damaged.getMessage());
        }
        return row;
    }
}

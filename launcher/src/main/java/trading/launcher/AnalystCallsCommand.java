package trading.launcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.engine.analyst.record.CallRecord;
import trading.engine.chain.ChainDamagedException;
import trading.engine.model.FixedPoint;
import trading.launcher.analyst.KeptCalls;
import trading.launcher.desk.Colour;
import trading.launcher.desk.Table;

/// The calls of models that are kept.
@Command(
        name = "calls",
        mixinStandardHelpOptions = true,
        description = {
            "Every call of a model that is kept in the data folder, the newest last; the product need not run.",
            "One of them, with the exact prompt and answer: trading analyst answer ID"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:shown", "64:the command line is wrong", "65:the records are damaged", "74:reading failed"})
final class AnalystCallsCommand implements Callable<Integer> {
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Option(names = "--strategy", paramLabel = "NAME", description = "Only for this strategy.")
    private @Nullable String strategy;

    @Option(names = "--tail", paramLabel = "N", description = "The newest so many (default: 20).")
    private int tail = 20;

    @Override
    public Integer call() throws Exception {
        if (tail < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--tail " + tail + ": write 1 or more");
        }
        KeptCalls kept = new KeptCalls(desk.data().resolve());
        Collection<CallRecord> calls;
        try {
            calls = kept.newest(tail, each -> strategy == null || strategy.equals(each.strategy()));
        } catch (ChainDamagedException damaged) {
            spec.commandLine().getErr().println(damaged.getMessage());
            return ExitCode.DATA;
        }
        PrintWriter out = spec.commandLine().getOut();
        if (desk.json()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            calls.forEach(each -> all.add(KeptCalls.json(each)));
            desk.print(out, all);
        } else if (calls.isEmpty()) {
            out.println("No call of a model is kept in " + kept.file() + ".");
        } else {
            table(calls).print(out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static Table table(Collection<CallRecord> calls) {
        Table table = new Table()
                .left("ASKED (UTC)")
                .left("STRATEGY")
                .left("MODEL")
                .left("RESULT", result -> result.equals("answered") ? Colour.GOOD : Colour.BAD)
                .right("MS")
                .right("TOKENS")
                .right("COST")
                .left("ID");
        for (CallRecord call : calls) {
            table.row(
                    History.time(call.askedNanos()),
                    call.strategy(),
                    call.model(),
                    call.failure() == null ? "answered" : call.failure().name(),
                    Long.toString(call.latencyNanos() / NANOS_PER_MILLI),
                    Long.toString(call.cost().tokens()),
                    FixedPoint.toDecimal(call.cost().money()).toPlainString(),
                    call.id());
        }
        return table;
    }
}

package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BacktestResult;
import trading.engine.backtest.BacktestRun;
import trading.engine.backtest.Honesty;
import trading.engine.backtest.LotMethod;
import trading.engine.chain.ChainDamagedException;
import trading.engine.history.DamagedHistoryException;
import trading.web.backtest.BacktestJson;

/// Runs a strategy on the past.
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a strategy on the past, through the same risk, matching and fees that trade live.",
            "What it decides on a bar's close is done at the next bar's open. The same input gives the same hash."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            "64:the command line is wrong, bars are missing, or the strategy does not compile",
            "65:the history, or what was kept of the analyst's calls, is damaged",
            "74:reading or writing failed"
        })
final class BacktestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private BacktestOptions options = new BacktestOptions();

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "A parameter in place of its default; may be given several times.")
    private Map<String, String> settings = Map.of();

    @Option(names = "--json", description = "All figures, the equity and the trades, for scripts.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes the report as one file for a browser.")
    private @Nullable Path html;

    @Option(names = "--trades", paramLabel = "FILE", description = "Writes the closed trades as CSV.")
    private @Nullable Path trades;

    @Option(
            names = "--lots",
            paramLabel = "METHOD",
            description = "Which purchase a sale sells: FIFO, LIFO or HIFO (default: FIFO).")
    private LotMethod lotMethod = LotMethod.FIFO;

    @Option(names = "--lots-file", paramLabel = "FILE", description = "Writes the tax lots as CSV.")
    private @Nullable Path lots;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            BacktestPlan plan = options.plan(settings);
            RunProgress progress = new RunProgress(err);
            BacktestResult result = BacktestRun.run(plan, (done, all) -> {
                progress.tell(done, all);
                return true;
            });
            Honesty honesty = Honesty.of(plan, result, 1, 0);
            if (html != null) {
                BacktestHtml.write(html, options.strategy(), plan, result, honesty);
            }
            if (trades != null) {
                BacktestTables.trades(trades, result.measured(plan));
            }
            if (lots != null) {
                BacktestTables.lots(lots, plan, result.lots(plan, lotMethod));
            }
            if (json) {
                out.println(new ObjectMapper()
                        .writeValueAsString(new BacktestJson().of(options.strategy(), plan, result, honesty)));
                out.flush();
            } else {
                BacktestText.print(options.strategy(), plan, result, honesty, out);
            }
            return ExitCode.OK;
        } catch (DamagedHistoryException | ChainDamagedException damaged) {
            err.println(damaged.getMessage());
            return ExitCode.DATA;
        } catch (OptionException | IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            return ExitCode.USAGE;
        }
    }
}

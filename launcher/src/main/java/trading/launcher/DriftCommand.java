package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.engine.drift.DriftReport;
import trading.engine.journal.JournalCorruptException;
import trading.launcher.config.TradingConfig;
import trading.web.drift.DriftJson;

/// Runs a day of the strategies again over the recorded market, and compares it fill by fill.
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description = {
            "Runs what strategies did on a day again over the market that the journal has recorded, and compares it",
            "fill by fill. Reads only; the product may run meanwhile."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:no difference",
            " 1:something differs",
            "64:the command line is wrong, or there is no journal",
            "65:the journal is damaged",
            "74:reading failed"
        })
final class DriftCommand implements Callable<Integer> {
    private static final int DIFFERENT = 1;
    private static final int SHOWN = 50;
    private static final long SECOND = 1_000_000_000L;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--day",
            paramLabel = "DAY",
            description = "A UTC day of the market, like 2024-01-31 (default: all that is recorded).")
    private @Nullable String day;

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        LocalDate asked = null;
        try {
            asked = day == null ? null : LocalDate.parse(day);
        } catch (DateTimeException wrong) {
            err.println("--day " + day + ": write it like 2024-01-31");
            return ExitCode.USAGE;
        }
        TradingConfig config = data.config();
        Path directory = config.dataDirectory();
        if (!Files.isDirectory(directory.resolve("journal"))) {
            err.println("drift: nothing has traded in " + directory + " yet: choose another with --data-dir");
            return ExitCode.USAGE;
        }
        DriftReport report;
        try {
            report = new Drift(directory, Drift.strategies(config.configDirectory()))
                    .run(
                            asked == null ? 0 : start(asked),
                            asked == null ? Long.MAX_VALUE : start(asked.plusDays(1)),
                            () -> true);
        } catch (JournalCorruptException damaged) {
            err.println(damaged.getMessage());
            return ExitCode.DATA;
        }
        DriftJson shown = DriftJson.of(day == null ? "all" : day, Instant.now(), report);
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(shown));
        } else {
            print(shown, out);
        }
        out.flush();
        return report.findings().isEmpty() ? ExitCode.OK : DIFFERENT;
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * SECOND;
    }

    private static void print(DriftJson report, PrintWriter out) {
        out.println(report.day() + ": " + report.fills() + " fills of strategies in " + report.sessions()
                + " sessions, " + report.same() + " the same in the backtest, " + report.differences()
                + " differences");
        report.notes().forEach(note -> out.println("  ! " + note));
        report.findings().stream()
                .limit(SHOWN)
                .forEach(finding -> out.println("  " + finding.kind() + " "
                        + finding.time() + " " + finding.strategy() + " " + finding.symbol() + " " + finding.side()
                        + ": session " + text(finding.sessionQuantity(), finding.sessionPrice()) + ", backtest "
                        + text(finding.backtestQuantity(), finding.backtestPrice()) + "; " + finding.cause()));
        if (report.differences() > SHOWN) {
            out.println("  and " + (report.differences() - SHOWN) + " more (--json shows up to 500)");
        }
    }

    private static String text(@Nullable String quantity, @Nullable String price) {
        return quantity == null ? "none" : quantity + " at " + price;
    }
}

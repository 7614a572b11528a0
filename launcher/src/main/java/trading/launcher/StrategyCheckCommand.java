package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.engine.backtest.bias.BiasCheck;
import trading.engine.backtest.bias.BiasReport;
import trading.engine.strategy.user.CompileProblem;
import trading.engine.strategy.user.StrategyCompiler;
import trading.engine.strategy.user.StrategySource;
import trading.engine.strategy.user.UserStrategy;

/// Says whether a strategy's file is good enough to trade with real money.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Compiles a strategy, looks for what it must not use, and plays it other futures and other pasts.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:passed",
            " 1:it compiles, but may trade on paper only: it uses what it must not, or a bias was found",
            "64:there is no such file, or its name cannot be that of a class",
            "65:it does not compile or cannot be made",
            "74:reading failed"
        })
final class StrategyCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The strategy: Name.java.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    /// `strategy` and `bias` are null when it does not compile.
    private record Checked(
            @Nullable UserStrategy strategy,
            List<CompileProblem> problems,
            @Nullable BiasReport bias) {
        int exitCode() {
            if (strategy == null || bias == null) {
                return ExitCode.DATA;
            }
            return strategy.forbidden().isEmpty() && bias.passed() ? ExitCode.OK : ExitCode.PAPER_ONLY;
        }
    }

    @Override
    public Integer call() throws Exception {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file) || !StrategySource.isName(name)) {
            spec.commandLine()
                    .getErr()
                    .println("strategy check: file=" + file + ": "
                            + (StrategySource.isName(name)
                                    ? "is not there"
                                    : "must be the name of its class and .java, like BuyTheDip.java"));
            return ExitCode.USAGE;
        }
        Checked checked = check(name);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(checked));
        } else {
            print(checked, out);
        }
        out.flush();
        return checked.exitCode();
    }

    private Checked check(String name) throws IOException, InterruptedException {
        StrategySource source;
        try {
            source = new StrategySource(name, Files.readString(file));
        } catch (CharacterCodingException wrong) {
            return new Checked(null, List.of(new CompileProblem(name, 0, 0, true, "the file is not UTF-8")), null);
        }
        return switch (UserStrategy.load(new StrategyCompiler(), source)) {
            case UserStrategy.Loaded.Broken(List<CompileProblem> problems) -> new Checked(null, problems, null);
            case UserStrategy.Loaded.Ready(UserStrategy ready) ->
                new Checked(ready, ready.warnings(), new BiasCheck(() -> ready::createApart).check());
        };
    }

    private void print(Checked checked, PrintWriter out) {
        checked.problems().forEach(out::println);
        UserStrategy strategy = checked.strategy();
        BiasReport bias = checked.bias();
        if (strategy == null || bias == null) {
            out.println(file.getFileName() + " does not compile.");
            return;
        }
        strategy.forbidden().forEach(out::println);
        bias.findings().forEach(finding -> out.println(finding.kind() + ": " + finding.text()));
        out.println(strategy.declaration().name() + " "
                + (checked.exitCode() == ExitCode.OK ? "passed: " + bias.summary() : "may trade on paper only."));
    }

    private String json(Checked checked) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        UserStrategy strategy = checked.strategy();
        ObjectNode row = mapper.createObjectNode()
                .put("file", file.toString())
                .put("passed", checked.exitCode() == ExitCode.OK)
                .put("compiles", strategy != null)
                .put("name", strategy == null ? null : strategy.declaration().name());
        problems(row.putArray("problems"), checked.problems());
        problems(row.putArray("forbidden"), strategy == null ? List.of() : strategy.forbidden());
        ArrayNode findings = row.putArray("findings");
        BiasReport bias = checked.bias();
        if (bias != null) {
            row.put("decisions", bias.decisions());
            bias.findings()
                    .forEach(finding -> findings.addObject()
                            .put("kind", finding.kind().name())
                            .put("text", finding.text()));
        }
        return mapper.writeValueAsString(row);
    }

    static void problems(ArrayNode rows, List<CompileProblem> problems) {
        problems.forEach(problem -> rows.addObject()
                .put("file", problem.file())
                .put("line", problem.line())
                .put("column", problem.column())
                .put("error", problem.error())
                .put("text", problem.text()));
    }
}

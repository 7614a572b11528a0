package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.user.CompileProblem;
import trading.engine.strategy.user.StrategyCompiler;
import trading.engine.strategy.user.StrategySource;
import trading.engine.strategy.user.UserStrategy;

/// Tells which strategies there are; compiles the user's to do so.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "The shipped strategies, and those in your folder with what is wrong with them.")
final class StrategyListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StrategyFolderOption folder = new StrategyFolderOption();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    /// `source`: `shipped`, or the file. `name` is empty when it does not compile.
    private record Found(String name, String source, String description, List<CompileProblem> problems) {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<Found> all = new ArrayList<>();
        for (String name : StrategyCatalog.names()) {
            StrategyDeclaration declaration =
                    StrategyCatalog.create(name, Map.of()).declaration();
            all.add(new Found(name, "shipped", declaration.description(), List.of()));
        }
        for (Path file : files(folder.resolve())) {
            all.add(load(file));
        }
        if (json) {
            out.println(json(all));
        } else {
            out.printf("%-24s %-24s %s%n", "STRATEGY", "FROM", "WHAT IT DOES");
            all.forEach(found -> print(found, out));
        }
        out.flush();
        return ExitCode.OK;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> StrategySource.isName(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static Found load(Path file) throws IOException {
        String name = file.getFileName().toString();
        StrategySource source = new StrategySource(name, Files.readString(file));
        return switch (UserStrategy.load(new StrategyCompiler(), source)) {
            case UserStrategy.Loaded.Ready(UserStrategy user) ->
                new Found(user.declaration().name(), name, user.declaration().description(), user.forbidden());
            case UserStrategy.Loaded.Broken(List<CompileProblem> problems) -> new Found("", name, "", problems);
        };
    }

    private static void print(Found found, PrintWriter out) {
        out.printf(
                "%-24s %-24s %s%n",
                found.name().isEmpty() ? "-" : found.name(),
                found.source(),
                found.name().isEmpty() ? "does not compile" : found.description());
        found.problems().forEach(problem -> out.println("  " + problem));
    }

    private static String json(List<Found> all) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode rows = mapper.createArrayNode();
        for (Found found : all) {
            ObjectNode row = rows.addObject()
                    .put("name", found.name())
                    .put("source", found.source())
                    .put("compiles", !found.name().isEmpty())
                    .put("description", found.description());
            StrategyCheckCommand.problems(row.putArray("problems"), found.problems());
        }
        return mapper.writeValueAsString(rows);
    }
}

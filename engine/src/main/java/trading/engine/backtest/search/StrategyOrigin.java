package trading.engine.backtest.search;

import java.util.stream.Collectors;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.StrategyFactory;
import trading.engine.strategy.user.CompileProblem;
import trading.engine.strategy.user.StrategyCompiler;
import trading.engine.strategy.user.StrategySource;
import trading.engine.strategy.user.UserStrategy;

/// Where a strategy comes from, so that another process can make the same one. `name`: of a shipped one, or
/// of its file; `source`: the file's text, empty for a shipped one.
public record StrategyOrigin(String name, String source) {

    public static StrategyOrigin shipped(String name) {
        return new StrategyOrigin(name, "");
    }

    public static StrategyOrigin file(StrategySource source) {
        return new StrategyOrigin(source.file(), source.text());
    }

    /// Makes strategies of it. Throws [IllegalArgumentException] when there is none of that name, or with
    /// all that keeps the file from being compiled.
    public StrategyFactory factory() {
        if (source.isEmpty()) {
            if (!StrategyCatalog.names().contains(name)) {
                throw new IllegalArgumentException(
                        "strategy=" + name + ": is none of " + StrategyCatalog.names() + ", and no .java file");
            }
            return settings -> StrategyCatalog.create(name, settings);
        }
        return switch (UserStrategy.load(new StrategyCompiler(), new StrategySource(name, source))) {
            case UserStrategy.Loaded.Ready ready -> ready.strategy()::create;
            case UserStrategy.Loaded.Broken broken ->
                throw new IllegalArgumentException(
                        broken.problems().stream().map(CompileProblem::toString).collect(Collectors.joining("\n")));
        };
    }
}

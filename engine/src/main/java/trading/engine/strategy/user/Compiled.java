package trading.engine.strategy.user;

import java.util.List;
import java.util.Map;

/// What became of a source: its classes, or what is wrong with it.
public sealed interface Compiled {
    /// Warnings, and the errors if there are any, by line.
    List<CompileProblem> problems();

    /// `classes`: the bytes of each class by its name.
    record Classes(StrategySource source, Map<String, byte[]> classes, List<CompileProblem> problems)
            implements Compiled {
        public Classes {
            classes = Map.copyOf(classes);
            problems = List.copyOf(problems);
        }
    }

    /// At least one of the problems is an error.
    record Broken(List<CompileProblem> problems) implements Compiled {
        public Broken {
            problems = List.copyOf(problems);
        }
    }
}

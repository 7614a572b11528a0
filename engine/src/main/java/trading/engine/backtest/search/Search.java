package trading.engine.backtest.search;

import java.util.List;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import trading.engine.backtest.Stopped;

/// Which settings are tried.
public sealed interface Search permits Search.Listed, CmaEs {

    /// Makes trials of settings, in their order.
    @FunctionalInterface
    interface Evaluation {
        List<Trial> run(List<SortedMap<String, String>> settings) throws Stopped, InterruptedException;
    }

    /// The trials that were made, each different. `score`: what is looked for the most of; −∞ and `NaN` are
    /// the worst.
    List<Trial> trials(Evaluation evaluation, ToDoubleFunction<Trial> score) throws Stopped, InterruptedException;

    /// How many trials there will be at most.
    int most();

    /// Throws [IllegalArgumentException], in words for people, when it looks for one objective and is given
    /// several: it would look for the first one only, and the Pareto front would show nothing of the others.
    default void check(List<Objective> objectives) {
        if (this instanceof CmaEs && objectives.size() > 1) {
            throw new IllegalArgumentException("cma-es: objectives="
                    + objectives.stream().map(Objective::text).toList()
                    + ": it looks for one objective; give one, or search all settings or at random for the Pareto"
                    + " front of several");
        }
    }

    /// These and no others, whatever comes of them: a grid, or some of it.
    record Listed(List<SortedMap<String, String>> settings) implements Search {
        public Listed {
            settings = List.copyOf(settings);
            if (settings.isEmpty()) {
                throw new IllegalArgumentException("search: there are no settings to try");
            }
        }

        @Override
        public List<Trial> trials(Evaluation evaluation, ToDoubleFunction<Trial> score)
                throws Stopped, InterruptedException {
            return evaluation.run(settings);
        }

        @Override
        public int most() {
            return settings.size();
        }
    }
}

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

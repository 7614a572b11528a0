package trading.engine.strategy.host;

import java.util.List;
import java.util.Optional;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.SeenPattern;

/// Where patterns and opinions come from.
public interface Insights {
    /// No patterns and no opinions.
    Insights NONE = new Insights() {
        @Override
        public PatternSight patterns(Instrument instrument) {
            return bar -> List.of();
        }

        @Override
        public Optional<AnalystOpinion> opinion(String strategy, Instrument instrument, Bar bar) {
            return Optional.empty();
        }
    };

    /// Sees the bars of one series, each once, oldest first, the past included.
    @FunctionalInterface
    interface PatternSight {
        /// The patterns that end with this bar.
        List<SeenPattern> onBar(Bar bar);
    }

    /// A new one for a series of that instrument.
    PatternSight patterns(Instrument instrument);

    /// The latest opinion that there is when this bar has closed, formed from what was known by then; a new one
    /// may be asked for, but is not waited for. Called for live bars only, once each.
    Optional<AnalystOpinion> opinion(String strategy, Instrument instrument, Bar bar);
}

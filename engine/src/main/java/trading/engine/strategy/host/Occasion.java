package trading.engine.strategy.host;

import org.jspecify.annotations.Nullable;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;

/// What a call was about. `bar`: null when it was no bar; `barOf`: its instrument; `main`: it is of the main
/// subscription. `place`: how many wishes of the same sequence came before, which counts where there is no bar.
record Occasion(
        long sequence,
        long timeNanos,
        @Nullable Bar bar,
        @Nullable Instrument barOf,
        boolean main,
        int place) {

    static Occasion event(long sequence, long timeNanos, int place) {
        return new Occasion(sequence, timeNanos, null, null, false, place);
    }

    /// `wish`: from 0.
    String id(String strategy, String symbol, int wish) {
        return bar == null || barOf == null
                ? EntryId.of(strategy, symbol, sequence, place + wish + 1)
                : EntryId.of(strategy, barOf.symbol(), bar, main, wish + 1);
    }
}

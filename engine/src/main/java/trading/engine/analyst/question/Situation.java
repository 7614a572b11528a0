package trading.engine.analyst.question;

import trading.engine.analyst.HeldPosition;
import trading.engine.analyst.PortfolioState;
import trading.engine.model.Instrument;

/// What the account and a strategy hold when an analyst is asked. Read on the thread of the strategies: must not wait.
public interface Situation {
    /// Nothing is held, nothing is known.
    Situation UNKNOWN = new Situation() {
        @Override
        public PortfolioState portfolio() {
            return new PortfolioState(0, 0, 0);
        }

        @Override
        public HeldPosition held(String strategy, Instrument instrument, long price) {
            return HeldPosition.FLAT;
        }
    };

    PortfolioState portfolio();

    /// Valued at `price` (ticks).
    HeldPosition held(String strategy, Instrument instrument, long price);
}

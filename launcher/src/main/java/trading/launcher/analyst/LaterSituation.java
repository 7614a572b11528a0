package trading.launcher.analyst;

import trading.engine.analyst.HeldPosition;
import trading.engine.analyst.PortfolioState;
import trading.engine.analyst.question.Situation;
import trading.engine.model.Instrument;

/// A situation that is known only once the gateway is there; nothing is held before.
public final class LaterSituation implements Situation {
    private volatile Situation now = Situation.UNKNOWN;

    public void open(Situation situation) {
        now = situation;
    }

    @Override
    public PortfolioState portfolio() {
        return now.portfolio();
    }

    @Override
    public HeldPosition held(String strategy, Instrument instrument, long price) {
        return now.held(strategy, instrument, price);
    }
}

package trading.engine.backtest;

import trading.engine.analyst.HeldPosition;
import trading.engine.analyst.PortfolioState;
import trading.engine.analyst.question.Situation;
import trading.engine.model.Instrument;

/// What the account and the one strategy of a run hold.
record DeskSituation(BacktestDesk desk) implements Situation {
    @Override
    public PortfolioState portfolio() {
        return new PortfolioState(desk.equity(), desk.cash(), desk.openPositions());
    }

    @Override
    public HeldPosition held(String strategy, Instrument instrument, long price) {
        return HeldPosition.of(desk.interest(instrument.id()).trades(), instrument, price);
    }
}

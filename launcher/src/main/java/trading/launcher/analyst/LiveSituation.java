package trading.launcher.analyst;

import java.util.List;
import java.util.function.Supplier;
import trading.engine.analyst.HeldPosition;
import trading.engine.analyst.PortfolioState;
import trading.engine.analyst.question.Situation;
import trading.engine.model.Instrument;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.strategy.host.StrategyState;
import trading.engine.view.AccountSummary;
import trading.engine.view.LiveView;

/// The situation as the live view and the running strategies have it.
public record LiveSituation(int account, LiveView view, Supplier<List<StrategyState>> strategies) implements Situation {
    @Override
    public PortfolioState portfolio() {
        AccountSummary summary = view.summary(account);
        int open = (int) view.positions(account).stream()
                .filter(position -> position.quantity() != 0)
                .count();
        return new PortfolioState(summary.equity(), summary.cash(), open);
    }

    @Override
    public HeldPosition held(String strategy, Instrument instrument, long price) {
        List<Trade> open = strategies.get().stream()
                .filter(state -> state.name().equals(strategy))
                .flatMap(state -> state.openTrades().stream())
                .filter(trade -> trade.instrument() == instrument.id() && trade.status() == TradeStatus.OPEN)
                .toList();
        return HeldPosition.of(open, instrument, price);
    }
}

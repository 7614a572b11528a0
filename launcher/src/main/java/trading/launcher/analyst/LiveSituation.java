package trading.launcher.analyst;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Supplier;
import trading.engine.analyst.HeldPosition;
import trading.engine.analyst.PortfolioState;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
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
        return held(open, instrument, price);
    }

    static HeldPosition held(List<Trade> open, Instrument instrument, long price) {
        long lots = 0;
        long cost = 0;
        for (Trade trade : open) {
            int sign = trade.side() == Side.BUY ? 1 : -1;
            lots += sign * trade.openQuantity();
            cost += sign * share(trade.entryNotional(), trade.openQuantity(), trade.entryQuantity());
        }
        if (lots == 0) {
            return HeldPosition.FLAT;
        }
        BigDecimal average =
                FixedPoint.toDecimal(Math.abs(cost)).divide(instrument.quantity(Math.abs(lots)), MathContext.DECIMAL64);
        long value = Long.signum(lots) * instrument.notional(price, Math.abs(lots));
        return new HeldPosition(lots, instrument.nearestTicks(average), value - cost);
    }

    /// `part` of `whole` of an amount of money.
    private static long share(long amount, long part, long whole) {
        return whole == 0
                ? 0
                : BigDecimal.valueOf(amount)
                        .multiply(BigDecimal.valueOf(part))
                        .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64)
                        .longValue();
    }
}

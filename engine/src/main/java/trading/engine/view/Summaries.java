package trading.engine.view;

import java.util.List;
import trading.engine.model.Instrument;
import trading.engine.model.Position;

/// Adds up an account at the market's last prices. A position without any price yet counts as what was
/// paid.
final class Summaries {
    private Summaries() {}

    static AccountSummary of(int account, AccountView view, MarketsView markets) {
        List<Instrument> instruments = markets.instruments();
        String currency = instruments.isEmpty() ? "" : instruments.getFirst().quote();
        long positionsValue = 0;
        long unrealizedPnl = 0;
        long realizedPnl = 0;
        for (Position position : view.positions()) {
            MarketView market = markets.market(position.instrument());
            if (market.instrument().quote().equals(currency)) {
                long paid = Long.signum(position.quantity()) * position.openNotional();
                long value = value(position, paid, market);
                positionsValue += value;
                unrealizedPnl += value - paid;
                realizedPnl += position.realizedPnl();
            }
        }
        long cash = view.total(currency);
        return new AccountSummary(
                account, currency, cash, positionsValue, cash + positionsValue, unrealizedPnl, realizedPnl);
    }

    private static long value(Position position, long paid, MarketView market) {
        var price = market.lastPrice();
        return price.isPresent() ? market.instrument().notional(price.getAsLong(), position.quantity()) : paid;
    }
}

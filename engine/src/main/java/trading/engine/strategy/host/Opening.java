package trading.engine.strategy.host;

import java.util.ArrayList;
import java.util.List;
import trading.engine.model.Balance;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.engine.model.Position;
import trading.engine.model.Quote;
import trading.engine.model.Trade;
import trading.engine.view.LiveView;

/// How the desk stands when the orchestrator starts: what the reports to come do not tell because it was so
/// before.
///
/// `orders`: the account's open ones. `trades`: the account's open ones, and as many closed ones as are to count in the
/// strategies' results.
/// What the orchestrator was told by a report in the meantime goes before what is said here.
public record Opening(
        List<Instrument> instruments,
        List<Trade> trades,
        List<Order> orders,
        List<Balance> balances,
        List<Position> positions,
        List<Quote> quotes) {

    public Opening {
        orders = List.copyOf(orders);
        instruments = List.copyOf(instruments);
        trades = List.copyOf(trades);
        balances = List.copyOf(balances);
        positions = List.copyOf(positions);
        quotes = List.copyOf(quotes);
    }

    /// A desk without open orders.
    public Opening(
            List<Instrument> instruments,
            List<Trade> trades,
            List<Balance> balances,
            List<Position> positions,
            List<Quote> quotes) {
        this(instruments, trades, List.of(), balances, positions, quotes);
    }

    /// The desk as the live view has it, with open trades only.
    public static Opening of(LiveView view, int account) {
        return of(view, account, List.of());
    }

    /// The desk as the live view has it, with these closed trades to count.
    public static Opening of(LiveView view, int account, List<Trade> closed) {
        List<Trade> trades = new ArrayList<>(closed);
        trades.addAll(view.openTrades(account));
        List<Instrument> instruments = view.instruments();
        return new Opening(
                instruments,
                trades,
                view.openOrders(account),
                view.balances(account),
                view.positions(account),
                instruments.stream()
                        .flatMap(instrument -> view.quote(instrument.id()).stream())
                        .toList());
    }
}

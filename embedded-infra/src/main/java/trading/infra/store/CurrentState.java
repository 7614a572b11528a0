package trading.infra.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import trading.engine.model.Instrument;
import trading.engine.model.KillSwitch;
import trading.engine.model.Position;
import trading.engine.model.Quote;
import trading.engine.model.Trade;
import trading.engine.view.AccountRisk;
import trading.engine.view.LiveView;

/// What Redis holds when it is whole. Everything up to `sequence` is in it, perhaps more.
public record CurrentState(
        long sequence,
        List<Instrument> instruments,
        List<Trade> openTrades,
        List<Position> positions,
        List<Quote> quotes,
        List<AccountRisk> risks,
        List<KillSwitch> killSwitches) {

    public static CurrentState of(LiveView view, Collection<Integer> accounts) {
        long sequence = view.sequence(); // read first, so that what follows is not older
        List<Instrument> instruments = view.instruments();
        return new CurrentState(
                sequence,
                instruments,
                accounts.stream()
                        .flatMap(account -> view.openTrades(account).stream())
                        .toList(),
                accounts.stream()
                        .flatMap(account -> view.positions(account).stream())
                        .toList(),
                instruments.stream()
                        .map(instrument -> view.quote(instrument.id()))
                        .flatMap(Optional::stream)
                        .toList(),
                accounts.stream().map(view::risk).flatMap(Optional::stream).toList(),
                view.killSwitches());
    }
}

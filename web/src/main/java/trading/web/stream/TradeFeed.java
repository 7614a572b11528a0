package trading.web.stream;

import java.util.List;
import trading.engine.message.Report;
import trading.engine.model.Trade;
import trading.engine.view.LiveView;
import trading.web.trade.TradeJson;

/// Trades of the account, each time one changes.
final class TradeFeed extends Feed {
    private final int account;
    private final LiveView view;
    private final Pending<Trade> pending = new Pending<>();

    TradeFeed(Channel channel, int account, LiveView view) {
        super(channel);
        this.account = account;
        this.view = view;
    }

    @Override
    long pauseNanos() {
        return 0;
    }

    @Override
    void apply(long sequence, Report report) {
        if (report instanceof Report.TradeUpdated updated) {
            pending.add(sequence, updated.trade());
            changed(sequence);
        }
    }

    @Override
    Object snapshot() {
        return json(view.openTrades(account));
    }

    @Override
    void snapshotTaken(long sequence) {
        pending.cutAfter(sequence);
    }

    @Override
    List<Update> drain() {
        return pending.drain(this::json);
    }

    private List<TradeJson> json(List<Trade> trades) {
        return trades.stream()
                .map(trade ->
                        TradeJson.of(trade, view.instrument(trade.instrument()), view.lastPrice(trade.instrument())))
                .toList();
    }
}

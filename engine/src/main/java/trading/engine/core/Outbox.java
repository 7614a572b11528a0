package trading.engine.core;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.message.ReportBuffer;
import trading.engine.model.Bar;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;
import trading.engine.position.Account;
import trading.engine.position.Holding;
import trading.engine.position.RoundTrip;
import trading.engine.risk.Seat;

/// The reports of one command: what happened at once, what has changed at the end and once.
final class Outbox {
    private final CoreState state;
    private final Roll<RoundTrip> trades = new Roll<>();
    private final Roll<Holding> holdings = new Roll<>();
    private final Roll<Participant> accounts = new Roll<>();
    private final Roll<Market> markets = new Roll<>();
    private final Roll<LiveOrder> finished = new Roll<>();
    private final Roll<ClosedTrade> closedTrades = new Roll<>();
    private final Roll<Seat> flooded = new Roll<>();
    private final Consumer<Bar> bars = this::closed;
    private @Nullable ReportBuffer out;
    private long timeNanos;
    private long turn;

    Outbox(CoreState state) {
        this.state = state;
    }

    void begin(long commandNanos, ReportBuffer buffer) {
        timeNanos = commandNanos;
        out = buffer;
        turn++;
    }

    long timeNanos() {
        return timeNanos;
    }

    /// Different for each command.
    long turn() {
        return turn;
    }

    ReportBuffer reports() {
        ReportBuffer buffer = out;
        if (buffer == null) {
            throw new IllegalStateException("outbox: no command is being decided");
        }
        return buffer;
    }

    void emit(Report report) {
        reports().add(report);
    }

    private void closed(Bar bar) {
        emit(new Report.BarClosed(bar));
    }

    Consumer<Bar> bars() {
        return bars;
    }

    void changed(RoundTrip trade) {
        if (trade.markChanged(turn)) {
            trades.add(trade);
        }
    }

    void changed(Holding holding) {
        if (holding.markChanged(turn)) {
            holdings.add(holding);
        }
    }

    void changed(Participant participant) {
        if (!participant.account.isLiquidity() && participant.account.markChanged(turn)) {
            accounts.add(participant);
        }
    }

    /// Nobody needs the order after this command any more.
    void finished(LiveOrder order) {
        finished.add(order);
    }

    void touched(Market market) {
        markets.add(market);
    }

    /// A trade that ended, for the account's protections.
    record ClosedTrade(Participant participant, int instrument, Side side) {}

    void closedTrade(Participant participant, int instrument, Side side) {
        closedTrades.add(new ClosedTrade(participant, instrument, side));
    }

    /// Those of this command.
    Roll<ClosedTrade> closedTrades() {
        return closedTrades;
    }

    /// A strategy that executed more than it may.
    void flooded(Seat seat) {
        if (!flooded.contains(seat)) {
            flooded.add(seat);
        }
    }

    Roll<Seat> flooded() {
        return flooded;
    }

    /// The markets whose books this command has changed so far.
    Roll<Market> touched() {
        return markets;
    }

    /// The holdings that this command has changed so far.
    Roll<Holding> changedHoldings() {
        return holdings;
    }

    void end() {
        ReportBuffer reports = reports();
        for (int i = 0; i < trades.count(); i++) {
            tell(trades.get(i), reports);
        }
        for (int i = 0; i < holdings.count(); i++) {
            tell(holdings.get(i), reports);
        }
        if (!accounts.isEmpty()) {
            reports.assets(state.ledger.assetNames());
        }
        for (int i = 0; i < accounts.count(); i++) {
            tellBalances(accounts.get(i).account, reports);
        }
        for (int i = 0; i < markets.count(); i++) {
            Market market = markets.get(i);
            market.reportQuote(timeNanos);
            market.notePrices();
            market.clearTouched();
        }
        for (int i = 0; i < finished.count(); i++) {
            state.spareOrders.give(finished.get(i));
        }
        trades.clear();
        holdings.clear();
        accounts.clear();
        markets.clear();
        finished.clear();
        closedTrades.clear();
        flooded.clear();
        out = null;
    }

    private void tell(RoundTrip trade, ReportBuffer reports) {
        reports.tradeUpdated(trade);
        if (trade.status() == TradeStatus.CLOSED || trade.status() == TradeStatus.CANCELED) {
            state.spareTrades.give(trade);
        }
    }

    private static void tell(Holding holding, ReportBuffer reports) {
        reports.positionUpdated(
                holding.account(),
                holding.instrument(),
                holding.quantity(),
                holding.openNotional(),
                holding.realizedPnl(),
                holding.fees());
    }

    private static void tellBalances(Account account, ReportBuffer reports) {
        for (int asset = account.takeChanged(); asset >= 0; asset = account.takeChanged()) {
            reports.balanceUpdated(account.id(), asset, account.free(asset), account.locked(asset));
        }
    }
}

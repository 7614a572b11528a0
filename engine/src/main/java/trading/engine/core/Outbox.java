package trading.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.message.ReportBuffer;
import trading.engine.model.Bar;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;
import trading.engine.position.Holding;
import trading.engine.position.Ledger;
import trading.engine.position.RoundTrip;
import trading.engine.risk.Seat;

/// The reports of one command: what happened at once, what has changed at the end and once.
final class Outbox {
    private final CoreState state;
    private final List<RoundTrip> trades = new ArrayList<>();
    private final List<Holding> holdings = new ArrayList<>();
    private final List<Participant> accounts = new ArrayList<>();
    private final List<Market> markets = new ArrayList<>();
    private final List<LiveOrder> finished = new ArrayList<>();
    private final List<ClosedTrade> closedTrades = new ArrayList<>();
    private final List<Seat> flooded = new ArrayList<>();
    private final Consumer<Bar> bars = this::closed;
    private final Ledger.BalanceConsumer balances = this::balance;
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

    private void balance(int account, String asset, long free, long locked) {
        reports().balanceUpdated(account, asset, free, locked);
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
    List<ClosedTrade> closedTrades() {
        return closedTrades;
    }

    /// A strategy that executed more than it may.
    void flooded(Seat seat) {
        if (!flooded.contains(seat)) {
            flooded.add(seat);
        }
    }

    List<Seat> flooded() {
        return flooded;
    }

    /// The markets whose books this command has changed so far.
    List<Market> touched() {
        return markets;
    }

    /// The holdings that this command has changed so far.
    List<Holding> changedHoldings() {
        return holdings;
    }

    void end() {
        for (int i = 0; i < trades.size(); i++) {
            RoundTrip trade = trades.get(i);
            reports().tradeUpdated(trade);
            if (trade.status() == TradeStatus.CLOSED || trade.status() == TradeStatus.CANCELED) {
                state.spareTrades.give(trade);
            }
        }
        for (int i = 0; i < holdings.size(); i++) {
            Holding holding = holdings.get(i);
            reports()
                    .positionUpdated(
                            holding.account(),
                            holding.instrument(),
                            holding.quantity(),
                            holding.openNotional(),
                            holding.realizedPnl(),
                            holding.fees());
        }
        for (int i = 0; i < accounts.size(); i++) {
            state.ledger.takeChanged(accounts.get(i).account, balances);
        }
        for (int i = 0; i < markets.size(); i++) {
            Market market = markets.get(i);
            market.reportQuote(timeNanos);
            market.notePrices();
            market.clearTouched();
        }
        for (int i = 0; i < finished.size(); i++) {
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
}

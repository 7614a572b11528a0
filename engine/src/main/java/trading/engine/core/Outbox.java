package trading.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.Quote;
import trading.engine.model.Side;
import trading.engine.position.Account;
import trading.engine.position.Holding;
import trading.engine.position.Ledger;
import trading.engine.position.RoundTrip;

/// The reports of one command: what happened at once, what has changed at the end and once.
final class Outbox {
    private final List<RoundTrip> trades = new ArrayList<>();
    private final List<Holding> holdings = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private final List<Market> markets = new ArrayList<>();
    private final Consumer<Bar> bars = this::closed;
    private Consumer<Report> out = Outbox::outsideOfCommand;
    private long timeNanos;
    private long turn;

    void begin(long commandNanos, Consumer<Report> consumer) {
        timeNanos = commandNanos;
        out = consumer;
        turn++;
    }

    long timeNanos() {
        return timeNanos;
    }

    /// Different for each command.
    long turn() {
        return turn;
    }

    void emit(Report report) {
        out.accept(report);
    }

    private static void outsideOfCommand(Report report) {
        throw new IllegalStateException("outbox: no command is being decided, report=" + report);
    }

    private void closed(Bar bar) {
        emit(new Report.BarClosed(bar));
    }

    Consumer<Bar> bars() {
        return bars;
    }

    void depth(int instrument, Side side, long price, long quantity) {
        emit(new Report.DepthUpdated(instrument, side, price, quantity));
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

    void changed(Account account) {
        if (!account.isLiquidity() && account.markChanged(turn)) {
            accounts.add(account);
        }
    }

    void touched(Market market) {
        markets.add(market);
    }

    /// The markets whose books this command has changed so far.
    List<Market> touched() {
        return markets;
    }

    void end(Ledger ledger) {
        for (RoundTrip trade : trades) {
            emit(new Report.TradeUpdated(trade.toTrade(), false));
        }
        for (Holding holding : holdings) {
            emit(new Report.PositionUpdated(holding.toPosition(), false));
        }
        for (Account account : accounts) {
            ledger.takeChanged(account, balance -> emit(new Report.BalanceUpdated(balance, false)));
        }
        for (Market market : markets) {
            if (market.hasNewQuote()) {
                Quote quote = market.quote(timeNanos);
                market.report(quote);
                emit(new Report.QuoteUpdated(quote));
            }
            market.clearTouched();
        }
        trades.clear();
        holdings.clear();
        accounts.clear();
        markets.clear();
        out = Outbox::outsideOfCommand;
    }
}

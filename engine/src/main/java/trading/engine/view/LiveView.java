package trading.engine.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import trading.engine.bar.BarBuilder;
import trading.engine.gateway.ReportHandler;
import trading.engine.message.Report;
import trading.engine.model.Balance;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.KillSwitch;
import trading.engine.model.Order;
import trading.engine.model.Position;
import trading.engine.model.Quote;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;

/// What is so right now. Any thread may read; what one read returns is the state after one sequence, never
/// the middle of a command.
///
/// Orders and trades are those of TRADER accounts: all open ones, and the last 10,000 that ended since the
/// start.
public final class LiveView implements ReportHandler {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile long sequence;
    private final SequenceGate gate = new SequenceGate();
    private final MarketsView markets = new MarketsView();
    private final AccountsView accounts = new AccountsView();
    private final RiskView risk = new RiskView();

    @Override
    public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch) {
        write(sequence, () -> reports.forEach(report -> apply(sequence, timeNanos, report)));
    }

    /// Starts the view from a state: the reports that describe it, and what goes on building each
    /// instrument's bars.
    public void prime(long sequence, List<Report> state, IntFunction<BarBuilder> bars) {
        write(sequence, () -> {
            state.forEach(report -> apply(sequence, 0, report));
            markets.prime(bars);
        });
    }

    private void apply(long reached, long timeNanos, Report report) {
        risk.apply(reached, timeNanos, report);
        if (report instanceof Report.OfAccount ofAccount) {
            accounts.apply(ofAccount);
        } else {
            markets.apply(timeNanos, report);
        }
    }

    /// The last sequence that is in the view.
    public long sequence() {
        return sequence;
    }

    /// Waits until `sequence` is in the view; false when the time was up before.
    public boolean awaitSequence(long sequence, Duration atMost) throws InterruptedException {
        return gate.await(sequence, atMost);
    }

    /// By id.
    public List<Instrument> instruments() {
        return read(markets::instruments);
    }

    public Optional<Instrument> instrument(String symbol) {
        return read(() -> markets.instrument(symbol));
    }

    /// Throws [IllegalArgumentException] when it is not defined.
    public Instrument instrument(int id) {
        return read(() -> markets.market(id).instrument());
    }

    /// Empty until there was a first one.
    public Optional<Quote> quote(int instrument) {
        return read(() -> markets.market(instrument).quote());
    }

    public Depth depth(int instrument, int levels) {
        return read(() -> markets.market(instrument).depth(sequence, levels));
    }

    /// The last `n` (at most 1,000) trades of the market, oldest first.
    public List<Report.MarketTraded> tape(int instrument, int n) {
        return read(() -> markets.market(instrument).tape(n));
    }

    /// The bar that is not finished yet.
    public Optional<Bar> currentBar(int instrument, TimeFrame frame) {
        return read(() -> markets.market(instrument).bars().current(frame));
    }

    /// The last `n` (at most 1,000) finished bars since the start, oldest first.
    public List<Bar> recentBars(int instrument, TimeFrame frame, int n) {
        return read(() -> markets.market(instrument).bars().finished(frame, n));
    }

    /// The last trade's price; before one, the middle of the quote.
    public OptionalLong lastPrice(int instrument) {
        return read(() -> markets.market(instrument).lastPrice());
    }

    /// Oldest first.
    public List<Order> openOrders(int account) {
        return read(() -> accounts.account(account).openOrders());
    }

    public Optional<Order> order(long orderId) {
        return read(() -> accounts.order(orderId));
    }

    /// Pending and open ones, oldest first.
    public List<Trade> openTrades(int account) {
        return read(() -> accounts.account(account).openTrades());
    }

    public Optional<Trade> trade(long tradeId) {
        return read(() -> accounts.trade(tradeId));
    }

    /// By instrument; flat ones too once there was something.
    public List<Position> positions(int account) {
        return read(() -> accounts.account(account).positions());
    }

    /// By asset.
    public List<Balance> balances(int account) {
        return read(() -> accounts.account(account).balances());
    }

    /// In the quote asset of the first instrument.
    public AccountSummary summary(int account) {
        return read(() -> Summaries.of(account, accounts.account(account), markets));
    }

    /// Accounts of kind TRADER, by id.
    public List<Integer> accounts() {
        return read(risk::accounts);
    }

    /// An account's terms as they are now; empty when there is no such account of kind TRADER.
    public Optional<Report.AccountOpened> terms(int account) {
        return read(() -> risk.terms(account));
    }

    /// Empty when there is no such account of kind TRADER.
    public Optional<AccountRisk> risk(int account) {
        return read(() -> risk.risk(account));
    }

    /// Those that are engaged, oldest first.
    public List<KillSwitch> killSwitches() {
        return read(risk::killSwitches);
    }

    /// The last `n` refusals (of at most 1,000 of all accounts since the start), newest first.
    public List<Denial> denials(int account, int n) {
        return read(() -> risk.denials(account, n));
    }

    private void write(long reached, Runnable changes) {
        lock.writeLock().lock();
        try {
            changes.run();
            sequence = reached;
        } finally {
            lock.writeLock().unlock();
        }
        gate.reach(reached);
    }

    private <T> T read(Supplier<T> reader) {
        lock.readLock().lock();
        try {
            return reader.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}

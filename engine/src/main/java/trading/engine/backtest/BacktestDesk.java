package trading.engine.backtest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.ExpandableArrayBuffer;
import org.jspecify.annotations.Nullable;
import trading.engine.bar.BarBuilder;
import trading.engine.core.TradingCore;
import trading.engine.message.Command;
import trading.engine.message.CommandCodec;
import trading.engine.message.Report;
import trading.engine.message.ReportBuffer;
import trading.engine.model.AccountKind;
import trading.engine.model.Bar;
import trading.engine.model.Fill;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Quote;
import trading.engine.model.RiskLimits;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;

/// The core with its one account and its market, and what is known of them: the desk of a run.
final class BacktestDesk {
    static final int ACCOUNT = 1;
    private static final int MARKET = 100;
    private static final int MILLION = 1_000_000;

    /// What a quote offers where nothing is to be limited: worth so much, which is more than any order.
    private static final long DEEP_NOTIONAL = 100_000_000L * FixedPoint.ONE;

    private static final RiskLimits MARKET_LIMITS =
            new RiskLimits(Long.MAX_VALUE, Long.MAX_VALUE, MILLION - 1, Long.MAX_VALUE);

    private final BacktestPlan plan;
    private final TradingCore core = new TradingCore();
    private final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer(512);
    private final ReportBuffer buffer = new ReportBuffer();
    private final Deque<Queued> queue = new ArrayDeque<>();
    private final Instrument[] instruments;
    private final boolean limitedByVolume;
    private final Offer[] offers;
    private final long[] told;
    private final OpenInterest[] interests;
    private final BarBuilder[] builders;
    private final boolean buildsLonger;
    private final long[] closes;
    private final PassedBars passed;
    private final List<Trade> closed = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final Map<String, Integer> denials = new TreeMap<>();
    private long cash;
    private long sequence = 1;
    private long queuedSequence = 1;

    /// An order on its way, with the number that it was promised.
    record Queued(long sequence, Command command) {
        /// Where it is to open something, or -1 when it is about what is open.
        int instrument() {
            return switch (command) {
                case Command.SubmitOrder order -> order.instrument();
                case Command.SubmitOrderList list -> list.orders().getFirst().instrument();
                default -> -1;
            };
        }
    }

    /// `longest`: of the bars that the strategy looks at.
    BacktestDesk(BacktestPlan plan, TimeFrame longest) {
        this.plan = plan;
        this.instruments = plan.feeds().stream().map(BarFeed::instrument).toArray(Instrument[]::new);
        this.limitedByVolume = plan.account().fills().participationPpm() < MILLION;
        this.offers = new Offer[plan.feeds().size()];
        this.told = new long[offers.length];
        this.interests = new OpenInterest[plan.feeds().size()];
        this.builders = new BarBuilder[interests.length];
        this.closes = new long[interests.length];
        this.passed = new PassedBars(interests.length);
        this.buildsLonger = longest.nanos() > plan.frame().nanos();
        for (int i = 0; i < interests.length; i++) {
            interests[i] = new OpenInterest(plan.account().fills().limitFill());
            offers[i] = new Offer(plan.account().fills().participationPpm());
            builders[i] = BarBuilder.upTo(longest, i);
        }
    }

    void open(List<Report> told) {
        long time = plan.fromNanos();
        BacktestAccount account = plan.account();
        for (BarFeed feed : plan.feeds()) {
            told.addAll(decide(sequence, time, new Command.DefineInstrument(feed.instrument())));
        }
        told.addAll(decide(
                sequence, time, new Command.OpenAccount(MARKET, "market", AccountKind.LIQUIDITY, 0, 0, MARKET_LIMITS)));
        told.addAll(decide(
                sequence,
                time,
                new Command.OpenAccount(
                        ACCOUNT,
                        "backtest",
                        AccountKind.TRADER,
                        account.makerFeePpm(),
                        account.takerFeePpm(),
                        account.limits(),
                        account.margin(),
                        account.fills())));
        told.addAll(decide(sequence, time, new Command.Deposit(ACCOUNT, plan.quoteAsset(), account.cash(), "start")));
    }

    /// A bar from before the start.
    void begin(Bar bar) {
        builders[bar.instrument()].onBar(bar.closeTimeNanos(), bar, closed -> {});
    }

    /// Whether strategies look at longer bars than those that are played.
    boolean buildsLonger() {
        return buildsLonger;
    }

    /// What strategies are told of a bar that closes: itself, and longer ones that it ends. The core is not asked: it
    /// would tell the same, and has nothing to decide on a bar. `quote`: the one that it ends with and that nobody
    /// has told yet, or null.
    List<Report> closed(Bar bar, @Nullable Quote quote) {
        List<Report> reports = new ArrayList<>(2);
        if (quote != null) {
            reports.add(new Report.QuoteUpdated(quote));
        }
        reports.add(new Report.BarClosed(bar));
        if (buildsLonger) {
            builders[bar.instrument()].onBar(
                    bar.closeTimeNanos(), bar, longer -> reports.add(new Report.BarClosed(longer)));
        }
        return reports;
    }

    /// The market at the end of a bar.
    Quote lastQuote(Bar bar) {
        int feed = bar.instrument();
        return new Quote(
                feed,
                bar.close(),
                toSell(feed, bar.close()),
                bar.close() + 1,
                toBuy(feed, bar.close()),
                bar.closeTimeNanos());
    }

    /// Of what was decided last.
    long sequence() {
        return sequence;
    }

    /// Takes a command of a strategy, to be decided when the next price is known. Returns its number.
    long queue(Command command) {
        queuedSequence = Math.max(queuedSequence, sequence) + 1;
        queue.add(new Queued(queuedSequence, command));
        return queuedSequence;
    }

    boolean hasQueued() {
        return !queue.isEmpty();
    }

    /// What was taken first and is not decided yet.
    Queued firstQueued() {
        return queue.getFirst();
    }

    Queued takeQueued() {
        Queued queued = queue.remove();
        sequence = queued.sequence();
        return queued;
    }

    List<Report> decide(long number, long time, Command command) {
        int length = CommandCodec.encode(command, bytes, 0);
        buffer.clear();
        core.decide(number, time, bytes, 0, length, buffer);
        List<Report> reports = withoutBars(buffer.toList());
        for (int i = 0; i < reports.size(); i++) {
            see(reports.get(i));
        }
        return reports;
    }

    /// The core makes bars of our own fills: they are not the market's.
    private static List<Report> withoutBars(List<Report> reports) {
        for (int i = 0; i < reports.size(); i++) {
            if (reports.get(i) instanceof Report.BarClosed) {
                return reports.stream()
                        .filter(report -> !(report instanceof Report.BarClosed))
                        .toList();
            }
        }
        return reports;
    }

    private void see(Report report) {
        switch (report) {
            case Report.BalanceUpdated updated -> {
                if (updated.account() == ACCOUNT && updated.balance().asset().equals(plan.quoteAsset())) {
                    cash = updated.balance().total();
                }
            }
            case Report.Denied denied -> {
                if (denied.account() == ACCOUNT) {
                    int unused = denials.merge(denied.code().name(), 1, Integer::sum);
                }
            }
            case Report.TradeUpdated updated -> {
                Trade trade = updated.trade();
                if (trade.account() == ACCOUNT && trade.status() == TradeStatus.CLOSED) {
                    closed.add(trade);
                }
                interest(trade.account(), trade.instrument(), report);
            }
            case Report.Accepted accepted ->
                interest(accepted.account(), accepted.order().instrument(), report);
            case Report.Filled filled -> {
                if (filled.account() == ACCOUNT) {
                    fills.add(filled.fill());
                    offers[filled.fill().instrument()].see(filled.fill());
                }
                interest(filled.account(), filled.fill().instrument(), report);
            }
            case Report.Canceled canceled ->
                interest(canceled.account(), canceled.order().instrument(), report);
            case Report.OrderUpdated updated ->
                interest(updated.account(), updated.order().instrument(), report);
            case Report.PositionUpdated updated ->
                interest(updated.account(), updated.position().instrument(), report);
            default -> {}
        }
    }

    private void interest(int account, int instrument, Report report) {
        if (account == ACCOUNT) {
            interests[instrument].see(report);
        }
    }

    OpenInterest interest(int instrument) {
        return interests[instrument];
    }

    void close(int instrument, long price) {
        closes[instrument] = price;
    }

    /// Of the last bar that is over.
    long lastClose(int instrument) {
        return closes[instrument];
    }

    /// A bar in which nothing that is open is met. The core is told of it later, together with others.
    void pass(int feed, Bar bar) {
        passed.add(feed, bar);
    }

    /// Tells the core of bars that were passed: how far the price went either way, where it is, and the time. Nothing
    /// comes of it but that trades know how far the market went for and against them.
    void catchUp() {
        if (passed.isEmpty()) {
            return;
        }
        long time = passed.closeTimeNanos();
        for (int feed = 0; feed < interests.length; feed++) {
            if (passed.has(feed)) {
                tell(time, quote(feed, passed.low(feed)));
                tell(time, quote(feed, passed.high(feed)));
                tell(time, quote(feed, passed.close(feed)));
            }
        }
        tell(time, new Command.AdvanceTime());
        passed.clear();
    }

    private void tell(long time, Command command) {
        for (Report report : decide(sequence, time, command)) {
            if (report instanceof Report.Filled || report instanceof Report.TradeUpdated) {
                throw new IllegalStateException("backtest: time=" + time + " report=" + report
                        + ": a bar that was to meet nothing met something");
            }
        }
    }

    /// Cash, and positions at their last close.
    long equity() {
        long equity = cash;
        for (int i = 0; i < interests.length; i++) {
            if (interests[i].position() != 0) {
                equity += instruments[i].notional(closes[i], interests[i].position());
            }
        }
        return equity;
    }

    long cash() {
        return cash;
    }

    /// In how many instruments something is held.
    int openPositions() {
        int open = 0;
        for (OpenInterest interest : interests) {
            open += interest.position() == 0 ? 0 : 1;
        }
        return open;
    }

    /// Whether orders may take a share of the volume only: else the market is as deep as needed.
    boolean isLimitedByVolume() {
        return limitedByVolume;
    }

    /// From here on the market has what was traded in a bar, or with a tick.
    void offer(int feed, long volume) {
        offers[feed].begin(volume);
    }

    /// Whether the market has less of that feed than it was told to have: what is decided next must not find it.
    boolean isTaken(int feed) {
        return offers[feed].isTaken();
    }

    /// The market where it was, with what is left.
    Command.UpdateQuote quoteAgain(int feed) {
        return quote(feed, told[feed]);
    }

    /// The market at `price`: what can be sold there, and bought a tick above.
    Command.UpdateQuote quote(int feed, long price) {
        told[feed] = price;
        offers[feed].told();
        return new Command.UpdateQuote(MARKET, feed, price, toSell(feed, price), price + 1, toBuy(feed, price));
    }

    private long toSell(int feed, long price) {
        return limitedByVolume ? offers[feed].toSell() : depth(feed, price);
    }

    private long toBuy(int feed, long price) {
        return limitedByVolume ? offers[feed].toBuy() : depth(feed, price);
    }

    private long depth(int feed, long price) {
        return Math.max(1, DEEP_NOTIONAL / Math.max(1, instruments[feed].notional(price + 1, 1)));
    }

    List<Trade> closed() {
        return closed;
    }

    List<Fill> fills() {
        return fills;
    }

    List<Trade> open() {
        List<Trade> open = new ArrayList<>();
        for (OpenInterest interest : interests) {
            interest.trades().forEach(open::add);
        }
        return open;
    }

    Map<String, Integer> denials() {
        return denials;
    }
}

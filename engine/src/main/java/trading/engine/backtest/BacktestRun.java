package trading.engine.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.metric.ClosedTrade;
import trading.engine.backtest.metric.EquityCurve;
import trading.engine.backtest.metric.Metrics;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.FixedPoint;
import trading.engine.model.LossLimits;
import trading.engine.model.Quote;
import trading.engine.model.TimeFrame;
import trading.engine.model.Trade;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.Subscription;
import trading.engine.strategy.host.Assignment;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.HostConfig;
import trading.engine.strategy.host.HostListener;
import trading.engine.strategy.host.MemoryStore;
import trading.engine.strategy.host.Opening;
import trading.engine.strategy.host.ScannedPatterns;
import trading.engine.strategy.host.SeatTerms;
import trading.engine.strategy.host.StrategyCalls;
import trading.engine.strategy.host.StrategyHost;

/// One run, on the caller's thread.
///
/// A bar is played as quotes: its open, then, only when the account has something open in it, the way to its nearer
/// extreme, the other extreme and its close, and its close is told as a bar. Bid and ask are a tick apart. Quotes of
/// all instruments come in the order of their times. A bar
/// whose way (or what is left of it behind its open) meets nothing that is open is passed: the core is told of it with
/// the next one that is not. Where there
/// are ticks of a bar, they are its way, and none is passed.
public final class BacktestRun {
    private static final int DECISIONS_SHOWN = 50;
    private static final int ORDERS_A_MINUTE = 10_000;
    private static final int BARS_BETWEEN_LOOKS = 4_096;
    private static final long DAY = 86_400_000_000_000L;

    private final BacktestPlan plan;
    private final Watch watch;
    private final BacktestDesk desk;
    private final @Nullable RunOpinions opinions;
    private final StrategyHost host;
    private final boolean wantsQuotes;
    private final boolean passes;
    private final boolean latency;
    private final boolean limited;
    private final DecisionRecord decisions = new DecisionRecord();
    private final EquityRecord record = new EquityRecord();
    private final BarWalk[] walks;

    /// Whose prices of this bar are told.
    private final boolean[] watched;

    /// Whose price has gone on since it was told last.
    private final boolean[] behind;

    private final TickTape tape;
    private final FeedCursor[] feeds;
    private final long frameNanos;
    private final double[] parts;
    private final double[] closes;
    private String disabled = "";
    private long played;

    /// When the bars opened that are played.
    private long openedNanos;

    private BacktestRun(BacktestPlan plan, Watch watch, boolean passing) {
        this.plan = plan;
        this.watch = watch;
        StrategyDeclaration declared = plan.strategy().create(plan.settings()).declaration();
        this.desk = new BacktestDesk(
                plan,
                declared.subscriptions().stream()
                        .map(Subscription::frame)
                        .max(Comparator.naturalOrder())
                        .orElse(plan.frame()));
        this.opinions = declared.opinions()
                ? new RunOpinions(plan.kept(), new DeskSituation(desk), new FeedHistory(plan.feeds(), plan.fromNanos()))
                : null;
        this.feeds = plan.feeds().stream().map(FeedCursor::new).toArray(FeedCursor[]::new);
        this.tape = new TickTape(plan.feeds());
        this.frameNanos = plan.frame().nanos();
        this.walks = new BarWalk[feeds.length];
        Arrays.setAll(walks, feed -> new BarWalk(frameNanos));
        this.watched = new boolean[feeds.length];
        this.behind = new boolean[feeds.length];
        this.wantsQuotes = declared.quotes();
        this.latency = plan.account().fills().hasLatency();
        this.limited = desk.isLimitedByVolume();
        this.passes = passing
                && !wantsQuotes
                && plan.feeds().stream().allMatch(feed -> feed.ticks() == null)
                && !plan.account().margin().isMargin()
                && plan.account().limits().loss().equals(LossLimits.NONE);
        this.host = new StrategyHost(
                new HostConfig(
                        BacktestDesk.ACCOUNT,
                        plan.quoteAsset(),
                        plan.account().sizing(),
                        plan.account().sizingLimits(),
                        ORDERS_A_MINUTE,
                        DECISIONS_SHOWN),
                StrategyCalls.DIRECT,
                desk::queue,
                listener(),
                MemoryStore.NONE,
                opinions == null ? ScannedPatterns.ALONE : opinions);
        this.parts = new double[feeds.length];
        this.closes = new double[feeds.length];
    }

    /// Throws [Stopped] when the watch says so, and [IllegalArgumentException] when settings are wrong or the
    /// strategy wants an instrument that there are no bars of.
    public static BacktestResult run(BacktestPlan plan, Watch watch) throws Stopped, InterruptedException {
        return new BacktestRun(plan, watch, true).run();
    }

    /// The same, with each bar told to the core: what [#run] is held against.
    static BacktestResult walked(BacktestPlan plan) throws Stopped, InterruptedException {
        return new BacktestRun(plan, Watch.NONE, false).run();
    }

    private HostListener listener() {
        return new HostListener() {
            @Override
            public void decided(Decision decision) {
                decisions.add(decision);
            }

            @Override
            public void disabled(
                    String strategy, String symbol, long timeNanos, String reason, @Nullable Throwable cause) {
                disabled = symbol + ": " + reason;
            }
        };
    }

    private BacktestResult run() throws Stopped, InterruptedException {
        open();
        long all = 0;
        for (FeedCursor feed : feeds) {
            all += feed.left();
        }
        if (all == 0) {
            throw new IllegalArgumentException(
                    "backtest: no bars between fromNanos=" + plan.fromNanos() + " and toNanos=" + plan.toNanos());
        }
        long looked = 0;
        for (long time = earliest(); time != Long.MAX_VALUE; time = earliest()) {
            play(time);
            if (played - looked >= BARS_BETWEEN_LOOKS) {
                looked = played;
                if (!watch.goesOn(played, all)) {
                    throw new Stopped();
                }
            }
        }
        watch.goesOn(played, all);
        return result();
    }

    private void open() throws InterruptedException {
        List<Report> told = new ArrayList<>();
        desk.open(told);
        // longer bars that have begun before the start are begun in the core too
        long day = TimeFrame.D1.openTimeNanos(plan.fromNanos());
        for (FeedCursor feed : feeds) {
            feed.seek(plan.fromNanos(), plan.toNanos());
            feed.before(day, desk::begin);
        }
        Opening opening = new Opening(
                plan.feeds().stream().map(BarFeed::instrument).toList(),
                List.of(),
                told.stream()
                        .filter(Report.BalanceUpdated.class::isInstance)
                        .map(report -> ((Report.BalanceUpdated) report).balance())
                        .filter(balance -> balance.account() == BacktestDesk.ACCOUNT)
                        .toList(),
                List.of(),
                List.of());
        List<Assignment> assignments = plan.symbols().stream()
                .map(symbol -> new Assignment(symbol, null, plan.strategy(), true))
                .toList();
        SeatTerms terms = SeatTerms.USUAL.withParameters(plan.settings());
        host.open(
                opening,
                assignments,
                strategy -> terms,
                assignment -> true,
                new FeedHistory(plan.feeds(), plan.fromNanos()));
    }

    private long earliest() {
        long earliest = Long.MAX_VALUE;
        for (FeedCursor feed : feeds) {
            earliest = Math.min(earliest, feed.openTimeNanos());
        }
        return earliest;
    }

    /// All bars that open at that time.
    private void play(long time) throws InterruptedException {
        openedNanos = time;
        offer(time);
        boolean orders = desk.hasQueued();
        boolean passing = !orders && isPassable(time);
        if (!passing) {
            desk.catchUp();
            meetOpen(time, orders);
            boolean underWay = latency && orders;
            passing = !underWay && !desk.hasQueued() && isPassable(time);
            if (!passing) {
                meetRest(time);
            }
        }
        long close = time + frameNanos;
        boolean engaged = isEngaged();
        if (engaged && !passing) {
            tell(close, new Command.AdvanceTime());
        }
        for (int feed = 0; feed < feeds.length; feed++) {
            if (isDue(feed, time)) {
                close(feed, close, passing);
            }
        }
        if (engaged || orders || played <= feeds.length || isNewDay(close) || earliest() == Long.MAX_VALUE) {
            record.add(close, desk.equity(), benchmark());
        }
    }

    /// The market has what was traded in each bar, also in those that are passed.
    private void offer(long time) {
        for (int feed = 0; limited && feed < feeds.length; feed++) {
            if (isDue(feed, time)) {
                desk.offer(feed, feeds[feed].bar().volume());
            }
        }
    }

    /// Whether what is left of the bars that open at that time meets nothing.
    private boolean isPassable(long time) {
        if (!passes || host.awaitsTime()) {
            return false;
        }
        for (int feed = 0; feed < feeds.length; feed++) {
            if (isDue(feed, time)) {
                Bar bar = feeds[feed].bar();
                if (!desk.interest(feed).isOutOfReach(bar.low(), bar.high(), latency)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isEngaged() {
        for (int feed = 0; feed < feeds.length; feed++) {
            if (!desk.interest(feed).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /// The opening prices, and what strategies have asked for before them.
    private void meetOpen(long time, boolean orders) throws InterruptedException {
        layTape(time, orders);
        for (int feed = 0; feed < feeds.length; feed++) {
            if (isGuessed(feed, time)) {
                walks[feed].open(feeds[feed].bar());
                behind[feed] = true;
            }
        }
        for (int feed = 0; feed < feeds.length; feed++) {
            if (isGuessed(feed, time) && (orders || isWatched(feed))) {
                quote(feed, time, walks[feed].price());
            }
        }
        drain(time);
    }

    /// Whether that bar's way is the guess that a bar allows, and no ticks.
    private boolean isGuessed(int feed, long time) {
        return isDue(feed, time) && !tape.has(feed);
    }

    /// Whether anything may come of a price of it.
    private boolean isWatched(int feed) {
        return wantsQuotes || !desk.interest(feed).isEmpty();
    }

    /// The way of the prices from there, quote by quote, of all instruments in the order of their times. Those that
    /// nobody watches go their way too, untold: a strategy may act on one of them because of another one.
    private void meetRest(long time) throws InterruptedException {
        boolean anyWatched = false;
        for (int feed = 0; feed < feeds.length; feed++) {
            watched[feed] = isGuessed(feed, time) && isWatched(feed);
            behind[feed] |= isGuessed(feed, time) && !watched[feed];
            anyWatched |= watched[feed] || tape.has(feed);
        }
        if (!anyWatched) {
            return;
        }
        for (int feed = 0; feed < feeds.length; feed++) {
            if (isGuessed(feed, time)) {
                walks[feed].begin(desk.interest(feed));
            }
        }
        tape.advance();
        for (int next = nextFeed(); next >= 0; next = nextFeed()) {
            long now = tape.feed() == next ? meetTick() : walkOn(next);
            for (int feed = 0; feed < feeds.length; feed++) {
                walks[feed].look(desk.interest(feed), now);
            }
        }
    }

    /// Whose price goes on first, the first of them at the same time; -1 when all have come to their close.
    private int nextFeed() {
        int next = tape.feed();
        long earliest = tape.timeNanos();
        for (int feed = 0; feed < feeds.length; feed++) {
            long time = walks[feed].nextNanos();
            if (time < earliest || (time == earliest && feed < next)) {
                next = feed;
                earliest = time;
            }
        }
        return next;
    }

    private long meetTick() throws InterruptedException {
        long now = tape.timeNanos();
        tape.see();
        desk.offer(tape.feed(), tape.quantity());
        quote(tape.feed(), now, tape.bid());
        drain(now);
        tape.advance();
        return now;
    }

    private long walkOn(int feed) throws InterruptedException {
        BarWalk walk = walks[feed];
        long now = walk.nextNanos();
        walk.advance();
        behind[feed] = true;
        watched[feed] |= isWatched(feed);
        if (watched[feed]) {
            quote(feed, now, walk.price());
            drain(now);
        }
        return now;
    }

    private void close(int feed, long close, boolean passing) throws InterruptedException {
        Bar bar = feeds[feed].bar();
        noteClose(feed, bar.close());
        boolean passed = passing && !desk.interest(feed).isEmpty();
        behind[feed] |= passing && !passed;
        if (passed) {
            desk.pass(feed, bar);
        }
        Quote quote = passed ? desk.lastQuote(bar) : null;
        if (desk.buildsLonger() || !passes) {
            host.onReports(desk.sequence(), close, desk.closed(bar, quote), true);
        } else {
            host.onBar(desk.sequence(), close, quote, bar);
        }
        feeds[feed].advance();
        played++;
    }

    /// Of one feed that somebody looks at, the ticks of all are played: a strategy may act on another one meanwhile.
    private void layTape(long time, boolean orders) {
        tape.clear();
        boolean looked = orders || wantsQuotes;
        for (int feed = 0; feed < feeds.length; feed++) {
            looked |= !desk.interest(feed).isEmpty();
        }
        for (int feed = 0; looked && feed < feeds.length; feed++) {
            if (isDue(feed, time)) {
                tape.lay(feed, time, time + frameNanos);
            }
        }
    }

    private boolean isNewDay(long close) {
        return close % DAY < frameNanos;
    }

    private boolean isDue(int feed, long time) {
        return feeds[feed].openTimeNanos() == time;
    }

    private void quote(int feed, long time, long price) throws InterruptedException {
        behind[feed] = false;
        tell(time, desk.quote(feed, price));
    }

    /// Something of the market's: it has no number of its own.
    private void tell(long time, Command command) throws InterruptedException {
        List<Report> reports = desk.decide(desk.sequence(), time, command);
        if (!reports.isEmpty()) {
            host.onReports(desk.sequence(), time, reports, true);
        }
    }

    /// What strategies have asked for, and what they ask for when that has happened. The time is told before, so that
    /// prices of before count for the trades that are open, and not for those that are entered now.
    private void drain(long time) throws InterruptedException {
        boolean timeTold = false;
        while (hasDue()) {
            tellWhatIsLeft(time);
            if (bringUp(desk.firstQueued().instrument(), time) || !timeTold) {
                tell(time, new Command.AdvanceTime());
                timeTold = true;
            }
            BacktestDesk.Queued queued = desk.takeQueued();
            List<Report> reports = desk.decide(queued.sequence(), time, queued.command());
            host.onReports(queued.sequence(), time, reports, true);
        }
    }

    /// What was taken of a bar is not there for the next order.
    private void tellWhatIsLeft(long time) throws InterruptedException {
        for (int feed = 0; limited && feed < feeds.length; feed++) {
            if (desk.isTaken(feed)) {
                tell(time, desk.quoteAgain(feed));
            }
        }
    }

    /// Tells where the price of an instrument is that nobody has watched: at this moment of its bar or, without a
    /// bar, where the last one has left it. False when that is known.
    private boolean bringUp(int feed, long time) throws InterruptedException {
        if (feed < 0 || !behind[feed]) {
            return false;
        }
        boolean inGap = feeds[feed].openTimeNanos() != openedNanos;
        quote(feed, time, inGap ? desk.lastClose(feed) : walks[feed].price());
        return true;
    }

    private boolean hasDue() {
        return desk.hasQueued() && !tape.isAhead(desk.firstQueued().instrument());
    }

    private void noteClose(int feed, long close) {
        desk.close(feed, close);
        if (parts[feed] == 0) {
            parts[feed] = (double) plan.account().cash()
                    / FixedPoint.ONE
                    / plan.feeds().size()
                    / close;
        }
        closes[feed] = close;
    }

    private double benchmark() {
        double sum = 0;
        for (int feed = 0; feed < parts.length; feed++) {
            sum += parts[feed] == 0
                    ? (double) plan.account().cash() / FixedPoint.ONE / parts.length
                    : parts[feed] * closes[feed];
        }
        return sum;
    }

    private BacktestResult result() {
        desk.catchUp();
        List<Trade> closed = desk.closed();
        List<Trade> open = desk.open();
        EquityCurve equity = record.equity();
        EquityCurve benchmark = record.benchmark();
        SortedMap<String, Integer> denials = new TreeMap<>(desk.denials());
        List<ClosedTrade> measured = BacktestResult.measured(plan, closed);
        return new BacktestResult(
                closed,
                open,
                desk.fills(),
                equity,
                benchmark,
                decisions.newest(),
                denials,
                disabled,
                played,
                Metrics.of(equity, measured, benchmark),
                opinions == null ? OpinionSources.NONE : opinions.sources(plan.fromNanos()),
                ResultHash.of(closed, open, decisions.hash(), equity));
    }
}

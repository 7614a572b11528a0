package trading.web.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.gateway.ReportHandler;
import trading.engine.message.Report;
import trading.engine.view.LiveView;
import trading.web.metrics.ReportCounts;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.security.Security;
import trading.web.service.ServiceDirectory;

/// Takes what the ring reports and gives it to those who subscribed.
///
/// [#onReports] is called by the ring and never waits: what does not fit into the queue is dropped, and
/// every client is then told to resync. All the rest happens on one thread of its own, the dispatcher.
public final class StreamHub implements ReportHandler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);
    private static final int QUEUE = 65_536;
    private static final int BATCHES_A_TURN = 4_096;
    private static final long IDLE_NANOS = 250_000_000L;
    private static final long VIEW_BEHIND_NANOS = 500_000L;
    private static final long RESYNC_PAUSE_NANOS = 1_000_000_000L;
    private static final int GOING_AWAY = 1001;

    private record Batch(long sequence, long timeNanos, List<Report> reports) {}

    private final int account;
    private final StreamLimits limits;
    private final ReportCounts counts = new ReportCounts();
    private final RecentFills fills;
    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(QUEUE);
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Set<StreamClient> clients = ConcurrentHashMap.newKeySet();
    private final Map<Channel, Feed> feeds = new LinkedHashMap<>();
    private final Map<Integer, List<Feed>> byInstrument = new HashMap<>();
    private final Thread dispatcher;

    private volatile @Nullable FeedFactory factory;
    private volatile @Nullable Housekeeping housekeeping;
    private volatile boolean overflowed;
    private volatile boolean sleeping;
    private volatile boolean closing;
    private long processed;
    private long lastResyncNanos = System.nanoTime() - RESYNC_PAUSE_NANOS;

    /// For the orders, trades and money of this account.
    public StreamHub(int account) {
        this(account, StreamLimits.DEFAULT);
    }

    public StreamHub(int account, StreamLimits limits) {
        this.account = account;
        this.limits = limits;
        this.fills = new RecentFills(account);
        this.dispatcher = Thread.ofPlatform().name("stream").daemon().unstarted(this::dispatch);
    }

    /// Begins to serve; before, reports are counted and otherwise passed by. Servers that share a hub may
    /// all call this: the first call counts.
    public synchronized void open(LiveView view, String accountName, ServiceDirectory services, Security security) {
        if (factory == null) {
            factory = new FeedFactory(account, accountName, view, services, fills);
            housekeeping = new Housekeeping(security);
            dispatcher.start();
        }
    }

    public ReportCounts counts() {
        return counts;
    }

    StreamLimits limits() {
        return limits;
    }

    @Override
    public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch) {
        counts.count(reports);
        fills.apply(sequence, reports);
        if (clients.isEmpty() || reports.isEmpty()) {
            return;
        }
        if (!batches.offer(new Batch(sequence, timeNanos, reports))) {
            overflowed = true;
        }
        wake();
    }

    private void wake() {
        if (sleeping) {
            LockSupport.unpark(dispatcher);
        }
    }

    boolean hasRoom() {
        return clients.size() < limits.clients();
    }

    void connected(StreamClient client) {
        clients.add(client);
    }

    void disconnected(StreamClient client) {
        client.markClosed();
        clients.remove(client);
        run(() -> forget(client));
    }

    void subscribe(StreamClient client, List<Channel> channels) {
        run(() -> channels.forEach(channel -> subscribe(client, channel)));
    }

    void unsubscribe(StreamClient client, List<Channel> channels) {
        run(() -> channels.forEach(channel -> {
            Feed feed = feeds.get(channel);
            if (feed != null) {
                feed.unsubscribe(client);
                dropIfUnused(feed);
            }
        }));
    }

    private void run(Runnable task) {
        tasks.add(task);
        wake();
    }

    /// The sequence up to which the dispatcher has seen everything.
    long processed() {
        return processed;
    }

    Set<StreamClient> clients() {
        return clients;
    }

    // All below runs on the dispatcher's thread.

    private void dispatch() {
        while (!closing) {
            try {
                turn();
            } catch (RuntimeException e) {
                LOG.error("stream: a turn of the dispatcher failed", e);
                resyncAll();
            }
        }
    }

    private void turn() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        Batch batch = batches.poll();
        for (int n = 0; batch != null && n < BATCHES_A_TURN; n++) {
            apply(batch);
            batch = n + 1 < BATCHES_A_TURN ? batches.poll() : null;
        }
        long now = System.nanoTime();
        if (overflowed && now - lastResyncNanos > RESYNC_PAUSE_NANOS) {
            overflowed = false;
            lastResyncNanos = now;
            resyncAll();
        }
        long untilNext = flush(now);
        Housekeeping keeping = housekeeping;
        if (keeping != null) {
            keeping.turn(this, now);
        }
        for (StreamClient client : clients) {
            catchUp(client);
        }
        rest(untilNext);
    }

    private void rest(long nanos) {
        sleeping = true;
        if (batches.isEmpty() && tasks.isEmpty() && !closing && nanos > 0) {
            LockSupport.parkNanos(this, nanos);
        }
        sleeping = false;
    }

    private void apply(Batch batch) {
        processed = batch.sequence();
        for (Report report : batch.reports()) {
            switch (report) {
                case Report.OfAccount ofAccount -> {
                    if (!ofAccount.liquidity() && ofAccount.account() == account) {
                        applyTo(ACCOUNT_FEEDS, batch, report);
                    }
                }
                case Report.KillSwitchEngaged engaged -> applyTo(ACCOUNT_FEEDS, batch, report);
                case Report.KillSwitchRearmed rearmed -> applyTo(ACCOUNT_FEEDS, batch, report);
                default -> {
                    applyTo(instrumentOf(report), batch, report);
                    if (report instanceof Report.MarketTraded || report instanceof Report.QuoteUpdated) {
                        mark(batch.sequence());
                    }
                }
            }
        }
    }

    private static final int ACCOUNT_FEEDS = -1;
    private static final int NO_FEEDS = -2;

    private static int instrumentOf(Report report) {
        return switch (report) {
            case Report.QuoteUpdated(var quote) -> quote.instrument();
            case Report.MarketTraded traded -> traded.instrument();
            case Report.DepthUpdated level -> level.instrument();
            case Report.BarClosed(var bar) -> bar.instrument();
            default -> NO_FEEDS;
        };
    }

    private void applyTo(int group, Batch batch, Report report) {
        for (Feed feed : byInstrument.getOrDefault(group, List.of())) {
            feed.apply(batch.sequence(), batch.timeNanos(), report);
        }
    }

    private void mark(long sequence) {
        for (Feed feed : byInstrument.getOrDefault(ACCOUNT_FEEDS, List.of())) {
            if (feed instanceof MarkedFeed marked) {
                marked.marked(sequence);
            }
        }
    }

    /// Sends what is due; says how long until something will be.
    private long flush(long now) {
        long next = IDLE_NANOS;
        for (Feed feed : feeds.values()) {
            if (!feed.hasChanged()) {
                continue;
            }
            long wait = feed.dueNanos() - now;
            if (wait > 0) {
                next = Math.min(next, wait);
            } else if (feed.readsView() && view().sequence() < feed.changedSequence()) {
                next = Math.min(next, VIEW_BEHIND_NANOS);
            } else {
                feed.take(now).forEach(feed::send);
            }
        }
        return next;
    }

    private void subscribe(StreamClient client, Channel channel) {
        if (client.isClosed()) {
            return;
        }
        Feed known = feeds.get(channel);
        if (known != null && known.isSubscribed(client)) {
            return;
        }
        Feed feed = known != null ? known : create(channel);
        snapshot(client, feed);
    }

    private Feed create(Channel channel) {
        FeedFactory made = factory;
        if (made == null) {
            throw new IllegalStateException("stream: not open");
        }
        Feed feed = made.create(channel);
        feeds.put(channel, feed);
        byInstrument.computeIfAbsent(group(channel), group -> new ArrayList<>()).add(feed);
        return feed;
    }

    private static int group(Channel channel) {
        return channel.kind().isMarket() ? channel.market().id() : ACCOUNT_FEEDS;
    }

    /// What the dispatcher has seen is in the snapshot; so nothing lies between it and the next update.
    private void snapshot(StreamClient client, Feed feed) {
        if (!awaitView()) {
            run(() -> snapshot(client, feed));
            return;
        }
        Update update = feed.snapshotUpdate(view());
        feed.subscribe(client, update.sequence());
        client.send(Frames.snapshot(feed.channel().name(), update.sequence(), update.data()));
    }

    private boolean awaitView() {
        try {
            return view().awaitSequence(processed, Duration.ofMillis(100));
        } catch (InterruptedException e) {
            closing = true;
            return false;
        }
    }

    private LiveView view() {
        FeedFactory made = factory;
        if (made == null) {
            throw new IllegalStateException("stream: not open");
        }
        return made.view();
    }

    private void forget(StreamClient client) {
        for (Feed feed : List.copyOf(feeds.values())) {
            feed.unsubscribe(client);
            dropIfUnused(feed);
        }
    }

    private void dropIfUnused(Feed feed) {
        if (!feed.hasSubscribers()) {
            feeds.remove(feed.channel());
            List<Feed> group = byInstrument.get(group(feed.channel()));
            if (group != null) {
                group.remove(feed);
            }
        }
    }

    private void catchUp(StreamClient client) {
        if (client.takeResync()) {
            resync(client);
        } else {
            for (Channel channel : client.takeHeldBack()) {
                Optional.ofNullable(feeds.get(channel)).ifPresent(feed -> snapshot(client, feed));
            }
        }
    }

    private void resync(StreamClient client) {
        client.send(Frames.RESYNC);
        for (Feed feed : List.copyOf(feeds.values())) {
            if (feed.isSubscribed(client)) {
                snapshot(client, feed);
            }
        }
    }

    private void resyncAll() {
        batches.clear();
        feeds.values().forEach(feed -> feed.take(System.nanoTime()));
        clients.forEach(this::resync);
    }

    /// Looks for changes that no report tells of.
    void lookAtServices() {
        for (Feed feed : feeds.values()) {
            if (feed instanceof ServiceFeed services) {
                services.look(processed);
            }
        }
    }

    static Problem unknownChannel(String name) {
        return new Problem(ProblemType.SYMBOL_UNKNOWN, "There is no channel " + Problem.quoted(name) + ".");
    }

    /// Says farewell to everybody.
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(dispatcher);
        clients.forEach(client -> client.close(GOING_AWAY, "the server is stopping"));
    }
}

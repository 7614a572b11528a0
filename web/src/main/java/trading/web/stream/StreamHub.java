package trading.web.stream;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.ReportHandler;
import trading.engine.message.Report;
import trading.engine.view.LiveView;
import trading.web.metrics.ReportCounts;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.risk.Activity;
import trading.web.security.Security;

/// Takes what the ring reports and gives it to those who subscribed.
///
/// [#onReports] is called by the ring and never waits: what does not fit into the queue is dropped, and
/// every client is then told to resync. All the rest happens on one thread of its own, the dispatcher.
public final class StreamHub implements ReportHandler, AutoCloseable {
    private static final long VIEW_BEHIND_NANOS = 500_000L;
    private static final long RESYNC_PAUSE_NANOS = 1_000_000_000L;
    private static final int GOING_AWAY = 1001;

    private final int account;
    private final StreamLimits limits;
    private final ReportCounts counts = new ReportCounts();
    private final Activity activity = new Activity();
    private final RecentFills fills = new RecentFills();
    private final Set<StreamClient> clients = ConcurrentHashMap.newKeySet();
    private final Feeds feeds = new Feeds();
    private final Dispatcher dispatcher = new Dispatcher("stream", new Sending());

    private volatile @Nullable FeedFactory factory;
    private volatile @Nullable Housekeeping housekeeping;
    private long processed;
    private long lastResyncNanos = System.nanoTime() - RESYNC_PAUSE_NANOS;

    /// `account`: the desk's own, which channels of an account are about when they name none.
    public StreamHub(int account) {
        this(account, StreamLimits.DEFAULT);
    }

    public StreamHub(int account, StreamLimits limits) {
        this.account = account;
        this.limits = limits;
    }

    /// Begins to serve; before, reports are counted and otherwise passed by. Servers that share a hub may
    /// all call this: the first call counts.
    public synchronized void open(LiveView view, String accountName, DeskFeeds desk, Security security) {
        if (factory == null) {
            factory = new FeedFactory(account, accountName, view, desk, fills, activity);
            housekeeping = new Housekeeping(security);
            dispatcher.start();
        }
    }

    public ReportCounts counts() {
        return counts;
    }

    /// What happened lately, of all accounts.
    public Activity activity() {
        return activity;
    }

    int account() {
        return account;
    }

    StreamLimits limits() {
        return limits;
    }

    @Override
    public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch) {
        counts.count(reports);
        fills.apply(sequence, reports);
        activity.apply(timeNanos, reports);
        if (!clients.isEmpty() && !reports.isEmpty()) {
            dispatcher.offer(new Batch(sequence, timeNanos, reports));
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
        dispatcher.run(() -> forget(client));
    }

    void subscribe(StreamClient client, List<Channel> channels) {
        dispatcher.run(() -> channels.forEach(channel -> subscribe(client, channel)));
    }

    void unsubscribe(StreamClient client, List<Channel> channels) {
        dispatcher.run(() -> channels.forEach(channel -> {
            Feed feed = feeds.find(channel);
            if (feed != null) {
                feed.unsubscribe(client);
                feeds.dropIfUnused(feed);
            }
        }));
    }

    /// The sequence up to which the dispatcher has seen everything.
    long processed() {
        return processed;
    }

    Set<StreamClient> clients() {
        return clients;
    }

    // All below runs on the dispatcher's thread.

    private final class Sending implements Dispatcher.Work {
        @Override
        public void apply(Batch batch) {
            processed = batch.sequence();
            feeds.apply(batch);
        }

        @Override
        public boolean gap(long nowNanos) {
            if (nowNanos - lastResyncNanos <= RESYNC_PAUSE_NANOS) {
                return false;
            }
            lastResyncNanos = nowNanos;
            resyncAll();
            return true;
        }

        @Override
        public void failed() {
            resyncAll();
        }

        @Override
        public long due(long nowNanos) {
            long untilNext = flush(nowNanos);
            Housekeeping keeping = housekeeping;
            if (keeping != null) {
                keeping.turn(StreamHub.this, nowNanos);
            }
            for (StreamClient client : clients) {
                catchUp(client);
            }
            return untilNext;
        }
    }

    /// Sends what is due; says how long until something will be.
    private long flush(long now) {
        long next = Dispatcher.IDLE_NANOS;
        for (Feed feed : feeds.all()) {
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
        Feed known = feeds.find(channel);
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
        feeds.add(feed);
        return feed;
    }

    /// What the dispatcher has seen is in the snapshot; so nothing lies between it and the next update.
    private void snapshot(StreamClient client, Feed feed) {
        if (!awaitView()) {
            dispatcher.run(() -> snapshot(client, feed));
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
            dispatcher.close();
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
        for (Feed feed : List.copyOf(feeds.all())) {
            feed.unsubscribe(client);
            feeds.dropIfUnused(feed);
        }
    }

    private void catchUp(StreamClient client) {
        if (client.takeResync()) {
            resync(client);
        } else {
            for (Channel channel : client.takeHeldBack()) {
                feeds.known(channel).ifPresent(feed -> snapshot(client, feed));
            }
        }
    }

    private void resync(StreamClient client) {
        client.send(Frames.RESYNC);
        for (Feed feed : List.copyOf(feeds.all())) {
            if (feed.isSubscribed(client)) {
                snapshot(client, feed);
            }
        }
    }

    private void resyncAll() {
        dispatcher.clear();
        feeds.all().forEach(feed -> feed.take(System.nanoTime()));
        clients.forEach(this::resync);
    }

    /// Looks for changes that no report tells of.
    void look() {
        for (Feed feed : feeds.all()) {
            feed.look(processed);
        }
    }

    static Problem unknownChannel(String name) {
        return new Problem(ProblemType.SYMBOL_UNKNOWN, "There is no channel " + Problem.quoted(name) + ".");
    }

    /// Says farewell to everybody.
    @Override
    public void close() {
        dispatcher.close();
        clients.forEach(client -> client.close(GOING_AWAY, "the server is stopping"));
    }
}

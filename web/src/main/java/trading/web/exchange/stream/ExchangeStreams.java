package trading.web.exchange.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.message.Report;
import trading.engine.view.LiveView;
import trading.web.exchange.wire.DayTickers;
import trading.web.exchange.wire.KnownIds;

/// Takes what the ring reports and gives it to those who listen.
///
/// [#onReports] never waits: what does not fit into the queue is dropped, and every subscriber is then cut,
/// so that nobody goes on with a gap. All the rest happens on one thread of its own, the dispatcher.
public final class ExchangeStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeStreams.class);
    private static final int QUEUE = 65_536;
    private static final int BATCHES_A_TURN = 4_096;
    private static final int MOST_SUBSCRIBERS = 256;
    private static final long IDLE_NANOS = Duration.ofMillis(250).toNanos();
    private static final long VIEW_BEHIND_NANOS = 500_000L;
    private static final long HOUSEKEEPING_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long PING_NANOS = Duration.ofSeconds(20).toNanos();
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int GOING_AWAY = 1001;
    private static final int TRY_AGAIN = 1013;

    private final LiveView view;
    private final DayTickers tickers;
    private final ListenKeys listenKeys;
    private final KnownIds ids;
    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(QUEUE);
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final Map<String, Feed> feeds = new LinkedHashMap<>();
    private final Map<String, UserStream> userStreams = new HashMap<>();
    private final Thread dispatcher;
    private volatile boolean overflowed;
    private volatile boolean sleeping;
    private volatile boolean closing;
    private long nextHousekeepingNanos = System.nanoTime();
    private long nextPingNanos = System.nanoTime() + PING_NANOS;

    public ExchangeStreams(LiveView view, DayTickers tickers, ListenKeys listenKeys, KnownIds ids) {
        this.view = view;
        this.tickers = tickers;
        this.listenKeys = listenKeys;
        this.ids = ids;
        this.dispatcher = Thread.ofPlatform().name("exchange-streams").daemon().start(this::dispatch);
    }

    public void onReports(long sequence, long timeNanos, List<Report> reports) {
        if (subscribers.isEmpty()) {
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
        return subscribers.size() < MOST_SUBSCRIBERS;
    }

    void connected(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    void disconnected(Subscriber subscriber) {
        subscriber.markClosed();
        subscribers.remove(subscriber);
        run(() -> leave(subscriber, subscriber.names()));
    }

    /// Whether there is such a stream, of the market or of an account.
    boolean exists(String name) {
        return StreamName.parse(name, view).isPresent()
                || listenKeys.account(name).isPresent();
    }

    /// Of the market, which all may hear.
    boolean isMarket(String name) {
        return StreamName.parse(name, view).isPresent();
    }

    /// Joins; from then on, and after `answer` where there is one, events come.
    void join(Subscriber subscriber, Collection<String> names, String answer) {
        run(() -> {
            answer(subscriber, answer);
            names.forEach(name -> join(subscriber, name));
        });
    }

    void leave(Subscriber subscriber, Collection<String> names, String answer) {
        run(() -> {
            leave(subscriber, names);
            answer(subscriber, answer);
        });
    }

    /// After all that was asked before.
    void say(Subscriber subscriber, String text) {
        run(() -> answer(subscriber, text));
    }

    private void run(Runnable task) {
        tasks.add(task);
        wake();
    }

    // All below runs on the dispatcher's thread.

    private static void answer(Subscriber subscriber, String text) {
        if (!text.isEmpty()) {
            subscriber.send(text);
        }
    }

    private void dispatch() {
        while (!closing) {
            try {
                turn();
            } catch (RuntimeException e) {
                LOG.error("exchange streams: a turn of the dispatcher failed", e);
                cutAll();
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
        if (overflowed) {
            overflowed = false;
            LOG.warn("exchange streams: more than {} commands waited; all subscribers are cut", QUEUE);
            cutAll();
        }
        long now = System.nanoTime();
        long untilNext = flush(now);
        keepHouse(now);
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
        for (Feed feed : feeds.values()) {
            feed.began(batch);
        }
        for (Report report : batch.reports()) {
            int instrument = instrumentOf(report);
            if (instrument >= 0) {
                for (Feed feed : feeds.values()) {
                    if (feed.name().instrument().id() == instrument) {
                        feed.send(feed.applied(batch, report));
                    }
                }
            }
        }
        for (UserStream stream : userStreams.values()) {
            stream.apply(batch);
        }
    }

    private static int instrumentOf(Report report) {
        return switch (report) {
            case Report.QuoteUpdated(var quote) -> quote.instrument();
            case Report.MarketTraded traded -> traded.instrument();
            case Report.DepthUpdated level -> level.instrument();
            case Report.BarClosed(var bar) -> bar.instrument();
            default -> -1;
        };
    }

    /// Sends what is due, once the view has seen it too; says how long until something will be.
    private long flush(long now) {
        long next = IDLE_NANOS;
        for (Feed feed : feeds.values()) {
            if (feed.changedSequence() == 0) {
                continue;
            }
            long wait = feed.dueNanos() - now;
            if (wait > 0) {
                next = Math.min(next, wait);
            } else if (view.sequence() < feed.changedSequence()) {
                next = Math.min(next, VIEW_BEHIND_NANOS);
            } else {
                feed.sendDue(now);
            }
        }
        return next;
    }

    private void join(Subscriber subscriber, String name) {
        if (subscriber.isClosed()) {
            return;
        }
        Optional<StreamName> market = StreamName.parse(name, view);
        if (market.isPresent()) {
            feeds.computeIfAbsent(name, missing -> create(market.get())).join(subscriber);
            return;
        }
        OptionalInt account = listenKeys.account(name);
        if (account.isPresent()) {
            userStreams
                    .computeIfAbsent(name, key -> new UserStream(key, new UserEvents(account.getAsInt(), view, ids)))
                    .join(subscriber);
        }
    }

    private Feed create(StreamName name) {
        return switch (name.kind()) {
            case TRADE, AGGREGATED_TRADE -> new TradeFeed(name);
            case BOOK_TICKER -> new BookTickerFeed(name);
            case DEPTH_CHANGES -> new DepthChangesFeed(name);
            case DEPTH -> new DepthFeed(name, view);
            case KLINE -> new KlineFeed(name, view);
            case TICKER, MINI_TICKER -> new TickerFeed(name, tickers);
        };
    }

    private void leave(Subscriber subscriber, Collection<String> names) {
        for (String name : names) {
            Feed feed = feeds.get(name);
            if (feed != null) {
                feed.leave(subscriber);
                if (feed.isDeserted()) {
                    feeds.remove(name);
                }
            }
            UserStream stream = userStreams.get(name);
            if (stream != null) {
                stream.leave(subscriber);
                if (stream.isDeserted()) {
                    userStreams.remove(name);
                }
            }
        }
    }

    private void keepHouse(long now) {
        if (now - nextHousekeepingNanos < 0) {
            return;
        }
        nextHousekeepingNanos = now + HOUSEKEEPING_NANOS;
        boolean ping = now - nextPingNanos >= 0;
        if (ping) {
            nextPingNanos = now + PING_NANOS;
        }
        for (Subscriber subscriber : subscribers) {
            if (subscriber.isStalled(now, PATIENCE_NANOS)) {
                subscriber.cut();
            } else if (ping) {
                subscriber.ping();
            }
        }
        userStreams.entrySet().removeIf(stream -> {
            boolean expired = listenKeys.account(stream.getKey()).isEmpty();
            if (expired) {
                stream.getValue().expire();
            }
            return expired;
        });
    }

    private void cutAll() {
        batches.clear();
        feeds.clear();
        userStreams.clear();
        subscribers.forEach(subscriber -> subscriber.close(TRY_AGAIN, "the stream has a gap: connect again"));
    }

    /// Says farewell to everybody.
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(dispatcher);
        subscribers.forEach(subscriber -> subscriber.close(GOING_AWAY, "the server is stopping"));
    }
}

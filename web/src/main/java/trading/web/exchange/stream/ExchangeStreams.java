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
import java.util.concurrent.ConcurrentHashMap;
import trading.engine.message.Report;
import trading.engine.view.LiveView;
import trading.web.exchange.wire.DayTickers;
import trading.web.exchange.wire.KnownIds;
import trading.web.stream.Batch;
import trading.web.stream.Dispatcher;

/// Takes what the ring reports and gives it to those who listen.
///
/// [#onReports] never waits: what does not fit into the queue is dropped, and every subscriber is then cut,
/// so that nobody goes on with a gap. All the rest happens on one thread of its own, the dispatcher.
public final class ExchangeStreams implements AutoCloseable {
    private static final int MOST_SUBSCRIBERS = 256;
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
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final Map<String, Feed> feeds = new LinkedHashMap<>();
    private final Map<String, UserStream> userStreams = new HashMap<>();
    private final Dispatcher dispatcher = new Dispatcher("exchange streams", new Sending());
    private long nextHousekeepingNanos = System.nanoTime();
    private long nextPingNanos = System.nanoTime() + PING_NANOS;

    public ExchangeStreams(LiveView view, DayTickers tickers, ListenKeys listenKeys, KnownIds ids) {
        this.view = view;
        this.tickers = tickers;
        this.listenKeys = listenKeys;
        this.ids = ids;
        dispatcher.start();
    }

    public void onReports(long sequence, long timeNanos, List<Report> reports) {
        if (subscribers.isEmpty()) {
            return;
        }
        dispatcher.offer(new Batch(sequence, timeNanos, reports));
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
        dispatcher.run(() -> leave(subscriber, subscriber.names()));
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
        dispatcher.run(() -> {
            answer(subscriber, answer);
            names.forEach(name -> join(subscriber, name));
        });
    }

    void leave(Subscriber subscriber, Collection<String> names, String answer) {
        dispatcher.run(() -> {
            leave(subscriber, names);
            answer(subscriber, answer);
        });
    }

    /// After all that was asked before.
    void say(Subscriber subscriber, String text) {
        dispatcher.run(() -> answer(subscriber, text));
    }

    // All below runs on the dispatcher's thread.

    private static void answer(Subscriber subscriber, String text) {
        if (!text.isEmpty()) {
            subscriber.send(text);
        }
    }

    private final class Sending implements Dispatcher.Work {
        @Override
        public void apply(Batch batch) {
            ExchangeStreams.this.apply(batch);
        }

        @Override
        public boolean gap(long nowNanos) {
            cutAll();
            return true;
        }

        @Override
        public void failed() {
            cutAll();
        }

        @Override
        public long due(long nowNanos) {
            long next = flush(nowNanos);
            keepHouse(nowNanos);
            return next;
        }
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
        long next = Dispatcher.IDLE_NANOS;
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
        if (account.isEmpty()) { // it ended since it was asked for
            UserStream.expired(subscriber, name);
            return;
        }
        userStreams
                .computeIfAbsent(name, key -> new UserStream(key, new UserEvents(account.getAsInt(), view, ids)))
                .join(subscriber);
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
        dispatcher.clear();
        feeds.clear();
        userStreams.clear();
        subscribers.forEach(subscriber -> subscriber.close(TRY_AGAIN, "the stream has a gap: connect again"));
    }

    /// Says farewell to everybody.
    @Override
    public void close() {
        dispatcher.close();
        subscribers.forEach(subscriber -> subscriber.close(GOING_AWAY, "the server is stopping"));
    }
}

package trading.web.pattern;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.gateway.ReportHandler;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.pattern.PatternGroup;
import trading.engine.pattern.Sighting;
import trading.engine.pattern.SightingStatus;
import trading.web.history.History;

/// Looks for patterns on every closed bar, on a thread of its own.
///
/// [#onReports] never waits: a bar that finds no room in the queue is counted and left out. With the first bar of
/// an instrument all its frames are opened and taught with the recorded bars before it.
public final class PatternDesk implements ReportHandler, AutoCloseable {
    /// The frames that are looked at.
    public static final List<TimeFrame> FRAMES =
            List.of(TimeFrame.M1, TimeFrame.M5, TimeFrame.M15, TimeFrame.H1, TimeFrame.H4, TimeFrame.D1);

    private static final Logger LOG = LoggerFactory.getLogger(PatternDesk.class);
    /// A market that makes up its past at a first start tells some 20,000 bars at once.
    private static final int QUEUE = 65_536;
    private static final int KEPT = 500;
    /// So many recorded bars a series is taught with at most.
    private static final int LEARNED = 20_000;

    private static final int PAGE = 500;
    private static final int UNPUBLISHED = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final History history;
    private final BlockingQueue<Closed> queue;
    private final Map<Key, PatternSeries> all = new ConcurrentHashMap<>();
    private final RecentSightings recent = new RecentSightings(KEPT);
    private final SightingCounts counts = new SightingCounts();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong handled = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Set<PatternSeries> unpublished = new HashSet<>();
    private final Thread worker;
    private int sincePublished;
    private long droppedSaid;
    private volatile boolean closing;

    private record Key(int instrument, TimeFrame frame) {}

    private record Closed(Bar bar, long timeNanos) {
        /// Its frame has a later bar by the gateway's time.
        boolean isOld() {
            return timeNanos - bar.closeTimeNanos() >= bar.frame().nanos();
        }
    }

    private PatternDesk(History history, int room) {
        this.history = history;
        queue = new ArrayBlockingQueue<>(room);
        worker = Thread.ofPlatform().name("patterns").daemon().unstarted(this::work);
    }

    public static PatternDesk start(History history) {
        return start(history, QUEUE);
    }

    static PatternDesk start(History history, int room) {
        PatternDesk desk = new PatternDesk(history, room);
        desk.worker.start();
        return desk;
    }

    @Override
    public void onReports(long sequence, long timeNanos, List<Report> reports, boolean endOfBatch) {
        for (Report report : reports) {
            if (report instanceof Report.BarClosed(Bar bar) && FRAMES.contains(bar.frame())) {
                take(new Closed(bar, timeNanos));
            }
        }
    }

    private void take(Closed closed) {
        taken.incrementAndGet();
        if (!queue.offer(closed)) {
            taken.decrementAndGet();
            dropped.incrementAndGet();
        }
    }

    /// Bars that wait or are being looked at.
    public long waiting() {
        return taken.get() - handled.get();
    }

    /// Bars that were looked at since the start.
    public long handled() {
        return handled.get();
    }

    /// Bars that found no room.
    public long dropped() {
        return dropped.get();
    }

    /// How many were told since the start.
    public long told(PatternGroup group, SightingStatus status) {
        return counts.of(group, status);
    }

    /// What was told lately, newest first.
    List<Sighting> recent() {
        return recent.list();
    }

    /// What was told lately and what is active, the latest word on each, in no order.
    List<Sighting> known(SightingFilter filter) {
        Map<String, Sighting> byId = new LinkedHashMap<>();
        recent.list().stream()
                .filter(one -> filter.isOf(one.instrument(), one.frame()))
                .forEach(one -> byId.put(one.id(), one));
        all.forEach((key, series) -> {
            if (filter.isOf(key.instrument(), key.frame())) {
                series.recent().forEach(one -> byId.putIfAbsent(one.id(), one));
                series.published().active().forEach(one -> byId.putIfAbsent(one.id(), one));
            }
        });
        return List.copyOf(byId.values());
    }

    /// Empty before the first bar of the instrument.
    Optional<PatternSeries.Published> series(int instrument, TimeFrame frame) {
        return Optional.ofNullable(all.get(new Key(instrument, frame))).map(PatternSeries::published);
    }

    // All below runs on the worker.

    private void work() {
        while (!closing) {
            try {
                Closed closed = queue.poll(250, TimeUnit.MILLISECONDS);
                if (closed != null) {
                    handle(closed);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("patterns: what is known could not be published", e);
            }
        }
    }

    private void handle(Closed closed) {
        Bar bar = closed.bar();
        try {
            PatternSeries series = series(bar);
            if (series != null) {
                look(series, closed);
            }
        } catch (RuntimeException e) {
            all.remove(new Key(bar.instrument(), bar.frame()));
            LOG.error(
                    "patterns: instrument={} frame={}: a bar could not be looked at; the series begins anew",
                    bar.instrument(),
                    bar.frame().text(),
                    e);
        } finally {
            publishWhenDue();
        }
    }

    private void look(PatternSeries series, Closed closed) {
        List<Sighting> sightings = series.look(closed.bar());
        unpublished.add(series);
        if (closed.isOld()) {
            sightings.forEach(series::renew);
            sightings.forEach(recent::renew);
            return;
        }
        for (Sighting sighting : sightings) {
            recent.add(sighting);
            series.tell(sighting);
            counts.count(sighting);
        }
    }

    private void publishWhenDue() {
        try {
            if (queue.isEmpty() || ++sincePublished >= UNPUBLISHED) {
                publish();
            }
        } finally {
            handled.incrementAndGet();
        }
    }

    private void publish() {
        sincePublished = 0;
        unpublished.forEach(PatternSeries::publish);
        unpublished.clear();
        long lost = dropped.get();
        if (lost > droppedSaid) {
            LOG.warn("patterns: {} bars found no room and were not looked at; there is a gap", lost - droppedSaid);
            droppedSaid = lost;
        }
    }

    /// Null while the recorded bars cannot be read: a later bar tries again, and finds this one among them.
    private @Nullable PatternSeries series(Bar bar) {
        PatternSeries known = all.get(new Key(bar.instrument(), bar.frame()));
        if (known != null) {
            return known;
        }
        try {
            for (TimeFrame frame : FRAMES) {
                Key key = new Key(bar.instrument(), frame);
                if (!all.containsKey(key)) {
                    all.put(key, taught(key, bar));
                }
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "patterns: instrument={}: the recorded bars cannot be read; the next bar tries again",
                    bar.instrument(),
                    e);
        }
        return all.get(new Key(bar.instrument(), bar.frame()));
    }

    /// With the bars that had closed when `first` opened: those that close with it are still to come.
    private PatternSeries taught(Key key, Bar first) {
        PatternSeries series = new PatternSeries(key.instrument(), key.frame());
        series.learn(past(key, first.openTimeNanos() - key.frame().nanos() + 1));
        return series;
    }

    private List<Bar> past(Key key, long beforeNanos) {
        Deque<List<Bar>> pages = new ArrayDeque<>();
        long before = beforeNanos;
        for (int read = 0; read < LEARNED && before > 0 && !closing; read += PAGE) {
            List<Bar> page = history.bars(key.instrument(), key.frame(), 0, before, PAGE);
            pages.addFirst(page);
            if (page.size() < PAGE) {
                break;
            }
            before = page.getFirst().openTimeNanos();
        }
        return pages.stream().flatMap(List::stream).toList();
    }

    /// Bars that wait are not looked at any more.
    @Override
    public void close() {
        closing = true;
        worker.interrupt();
        try {
            worker.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

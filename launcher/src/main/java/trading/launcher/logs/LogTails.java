package trading.launcher.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The newest entries of services' logs, looked at for as long as somebody asks. Thread-safe; nobody who asks waits.
public final class LogTails {
    private static final Logger log = LoggerFactory.getLogger(LogTails.class);
    private static final int KEPT = 200;
    private static final Duration LOOK_EVERY = Duration.ofMillis(400);
    private static final long FORGOTTEN_NANOS = Duration.ofSeconds(15).toNanos();
    private static final long LONGEST_LOOK_BACK_NANOS = Duration.ofSeconds(2).toNanos();

    private final Path folder;
    private final Map<String, Tail> tails = new ConcurrentHashMap<>();

    /// An entry and its own number among those of its service.
    public record Entry(long id, LogLine line) {}

    public LogTails(Path folder) {
        this.folder = folder;
    }

    /// Those that were seen by now, the newest first. The first to ask sees none yet.
    public List<Entry> newest(String service) {
        return tails.computeIfAbsent(service, this::begin).newest();
    }

    private Tail begin(String service) {
        Tail tail = new Tail();
        Thread.ofVirtual().name("log-tail-" + service).start(() -> follow(service, tail));
        return tail;
    }

    private void follow(String service, Tail tail) {
        try (LogReader reader = new LogReader(folder, Set.of(service), LogLevel.TRACE)) {
            long end = System.nanoTime() + LONGEST_LOOK_BACK_NANOS;
            reader.tail(KEPT, () -> System.nanoTime() < end, tail::add);
            while (tail.isWanted()) {
                Thread.sleep(LOOK_EVERY);
                reader.poll(tail::add);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException unreadable) {
            log.warn("log of {} cannot be followed", service, unreadable);
        } finally {
            tails.remove(service, tail);
        }
    }

    private static final class Tail {
        private final Deque<Entry> entries = new ArrayDeque<>();
        private long last;
        private long askedNanos = System.nanoTime();

        synchronized void add(LogLine line) {
            entries.addFirst(new Entry(++last, line));
            if (entries.size() > KEPT) {
                entries.removeLast();
            }
        }

        synchronized List<Entry> newest() {
            askedNanos = System.nanoTime();
            return new ArrayList<>(entries);
        }

        synchronized boolean isWanted() {
            return System.nanoTime() - askedNanos < FORGOTTEN_NANOS;
        }
    }
}

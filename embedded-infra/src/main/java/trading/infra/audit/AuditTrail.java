package trading.infra.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.chain.Chain;
import trading.infra.process.DataDirectory;

/// The trail of a data directory, open for new events. Any thread may record.
///
/// While the disk refuses, events are kept in memory, up to [#MOST_WAITING], and written as soon as it takes them
/// again; what had to be dropped is counted in an event of its own.
public final class AuditTrail implements AutoCloseable {
    static final int MOST_WAITING = 10_000;

    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);
    private static final int KEY_BYTES = 32;
    private static final Duration HEAD_EVERY = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    /// `fileBytes`: from which length on a new file is begun; `strangers`: how many events of one type by nobody in
    /// particular are written in a minute, before the others are only counted.
    record Limits(long fileBytes, int strangers) {
        static final Limits USUAL = new Limits(16L << 20, 60);
    }

    private final AuditFolder folder;
    private final byte[] key;
    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<AuditEvent> waiting = new ArrayDeque<>();
    private final Map<String, Integer> byStrangers = new TreeMap<>();
    private final Thread writer = Thread.ofPlatform().daemon().name("audit").unstarted(this::run);
    private final @Nullable AuditDamagedException damage;
    private long recorded;
    private long durable;
    private long dropped;
    private boolean closing;
    private volatile AuditHead head;
    private volatile @Nullable String failure;
    private @Nullable RandomAccessFile file;

    private AuditTrail(
            AuditFolder folder, byte[] key, Limits limits, AuditHead head, @Nullable AuditDamagedException damage) {
        this.folder = folder;
        this.key = key;
        this.limits = limits;
        this.head = head;
        this.damage = damage;
    }

    /// The caller holds the directory's lock. A torn tail is cut. A trail that is not what was written is put aside
    /// as a whole, for somebody to look at, and a new one begun.
    public static AuditTrail open(DataDirectory data) throws IOException {
        return open(data, Limits.USUAL);
    }

    static AuditTrail open(DataDirectory data, Limits limits) throws IOException {
        AuditFolder folder = AuditFolder.in(data.root());
        AuditOpening opening = AuditOpening.of(
                folder, () -> AuditFolder.bytes(data.secrets().readOrCreate(AuditFolder.KEY, KEY_BYTES)));
        AuditTrail trail = new AuditTrail(folder, opening.key(), limits, opening.head(), opening.damage());
        trail.writer.start();
        return trail;
    }

    /// Keeps an event, and waits until it is on disk: for a second at most, and not at all while the disk refuses.
    public void record(AuditEvent event) {
        lock.lock();
        try {
            if (accept(event)) {
                await(recorded);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Keeps an event without waiting.
    public void post(AuditEvent event) {
        lock.lock();
        try {
            accept(event);
        } finally {
            lock.unlock();
        }
    }

    private boolean accept(AuditEvent event) {
        if (closing || isTooMany(event)) {
            return false;
        }
        if (waiting.size() >= MOST_WAITING) {
            dropped++;
            return false;
        }
        waiting.addLast(event);
        recorded++;
        changed.signalAll();
        return true;
    }

    /// Strangers cannot fill the disk.
    private boolean isTooMany(AuditEvent event) {
        return event.principal().isEmpty() && byStrangers.merge(event.type(), 1, Integer::sum) > limits.strangers();
    }

    private void await(long number) {
        long left = PATIENCE.toNanos();
        while (durable < number && failure == null && left > 0) {
            try {
                left = changed.awaitNanos(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void run() {
        long minuteEnds = System.nanoTime() + HEAD_EVERY.toNanos();
        boolean last = false;
        while (!last) {
            List<AuditEvent> batch;
            boolean minute;
            lock.lock();
            try {
                boolean more = failure == null || awaitRetry();
                while (more && waiting.isEmpty() && !closing && minuteEnds - System.nanoTime() > 0) {
                    changed.awaitNanos(minuteEnds - System.nanoTime());
                }
                minute = minuteEnds - System.nanoTime() <= 0;
                if (minute) {
                    countSuppressed();
                    minuteEnds = System.nanoTime() + HEAD_EVERY.toNanos();
                }
                last = closing;
                if (last) {
                    countSuppressed();
                }
                countDropped();
                batch = new ArrayList<>(waiting);
            } catch (InterruptedException e) {
                return;
            } finally {
                lock.unlock();
            }
            if (!batch.isEmpty() || minute || last || failure != null) {
                write(batch);
            }
        }
    }

    /// True when it is time to try again; a close does not wait.
    private boolean awaitRetry() throws InterruptedException {
        long left = TRY_AGAIN.toNanos();
        while (left > 0 && !closing) {
            left = changed.awaitNanos(left);
        }
        return false;
    }

    private void countSuppressed() {
        byStrangers.forEach((type, count) -> {
            if (count > limits.strangers()) {
                add("audit_suppressed", type + ": " + (count - limits.strangers()) + " more in this minute");
            }
        });
        byStrangers.clear();
    }

    private void countDropped() {
        if (dropped > 0 && waiting.size() < MOST_WAITING / 2) {
            add("audit_gap", dropped + " events were dropped while the trail could not be written");
            dropped = 0;
        }
    }

    private void add(String type, String details) {
        waiting.addLast(AuditEvent.now(type, details, "", "", "trading"));
        recorded++;
    }

    private void write(List<AuditEvent> batch) {
        AuditHead before = head;
        try {
            head = append(before, batch);
            done(batch.size());
        } catch (IOException e) {
            undo(before);
            fail(e);
        }
    }

    private AuditHead append(AuditHead before, List<AuditEvent> batch) throws IOException {
        AuditHead now = before.at(Instant.now());
        if (!batch.isEmpty()) {
            now = room(now);
            RandomAccessFile out = file(now);
            StringBuilder lines = new StringBuilder();
            String chain = now.chain();
            for (AuditEvent event : batch) {
                Chain.Link link = Chain.link(chain, event.json());
                lines.append(link.line());
                chain = link.chain();
            }
            byte[] bytes = lines.toString().getBytes(StandardCharsets.ISO_8859_1);
            out.write(bytes);
            out.getFD().sync();
            now = new AuditHead(
                    now.events() + batch.size(), now.file(), now.bytes() + bytes.length, chain, now.written());
        }
        now.write(folder.folder(), key);
        return now;
    }

    /// Begins a new file where this one is long enough.
    private AuditHead room(AuditHead now) throws IOException {
        if (now.bytes() < limits.fileBytes()) {
            return now;
        }
        closeFile();
        log.info("audit: next file, after events={} chain={}", now.events(), now.chain());
        return new AuditHead(now.events(), now.file() + 1, 0, now.chain(), now.written());
    }

    /// Not a channel: that one would be closed by the interrupt of a thread that happens to write.
    private RandomAccessFile file(AuditHead now) throws IOException {
        RandomAccessFile open = file;
        if (open == null) {
            AuditOpening.create(folder.folder(), folder.file(now.file()));
            open = new RandomAccessFile(folder.file(now.file()).toFile(), "rw");
            file = open;
            open.setLength(now.bytes());
            open.seek(now.bytes());
        }
        return open;
    }

    /// What was not forced is written again as a whole: nobody knows what the disk has of it.
    private void undo(AuditHead before) {
        try {
            closeFile();
            if (Files.exists(folder.file(before.file()))) {
                try (RandomAccessFile cut =
                        new RandomAccessFile(folder.file(before.file()).toFile(), "rw")) {
                    cut.setLength(before.bytes());
                }
            }
        } catch (IOException e) {
            log.debug("audit: the tail is cut when the file is opened again", e);
        }
    }

    private void closeFile() throws IOException {
        RandomAccessFile open = file;
        file = null;
        if (open != null) {
            open.close();
        }
    }

    private void done(int written) {
        lock.lock();
        try {
            for (int i = 0; i < written; i++) {
                waiting.removeFirst();
            }
            durable += written;
            if (failure != null) {
                log.info("audit: can be written again, nothing was lost: events={}", head.events());
                failure = null;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void fail(IOException e) {
        lock.lock();
        try {
            if (failure == null) {
                log.error("audit: cannot be written, is tried again each second: folder={}", folder.folder(), e);
            }
            failure = String.valueOf(e.getMessage());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Why the trail cannot be written right now; empty when it can.
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /// Why the trail of before was put aside when this one was opened; empty when it was whole.
    public Optional<String> damage() {
        return Optional.ofNullable(damage).map(Throwable::getMessage);
    }

    /// How many events are on disk.
    public long events() {
        return head.events();
    }

    /// The last link: kept elsewhere, it proves everything before it.
    public String chain() {
        return head.chain();
    }

    /// Writes what waits, and the head.
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            writer.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.info("audit: head events={} chain={}", head.events(), head.chain());
        closeFile();
    }
}

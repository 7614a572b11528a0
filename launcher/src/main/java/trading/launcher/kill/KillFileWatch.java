package trading.launcher.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.process.ServiceStartException;

/// Keeps stopped what the kill file says, for as long as it is there: engages it when the file appears or
/// changes, and again when somebody else has let go of it.
///
/// The file system's notice makes it quick, a look every quarter of a second makes it sure.
public final class KillFileWatch implements AutoCloseable {
    static final String BY = "kill file";

    private static final Logger log = LoggerFactory.getLogger(KillFileWatch.class);
    private static final long POLL_MILLIS = 250;
    /// Between two tries to engage what could not be engaged.
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final KillFile file;
    private final KillDesk desk;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final @Nullable WatchService notices;
    private final Thread thread;
    private List<KillRequest> done = List.of();
    private final Set<KillRequest> refused = new HashSet<>();
    private long pausedSince = System.nanoTime() - PAUSE_NANOS;
    private boolean failing;

    private KillFileWatch(KillFile file, KillDesk desk) {
        this.file = file;
        this.desk = desk;
        this.notices = notices(Objects.requireNonNull(file.path().getParent()));
        this.thread = Thread.ofPlatform().daemon().name("kill-file").unstarted(this::run);
    }

    /// Looks at once, before it returns.
    ///
    /// @throws ServiceStartException when there is a kill file and what it says cannot be engaged
    public static KillFileWatch start(KillFile file, KillDesk desk) throws InterruptedException {
        KillFileWatch watch = new KillFileWatch(file, desk);
        watch.look();
        if (watch.failing) {
            watch.close();
            throw new ServiceStartException(
                    "Gateway",
                    "there is a kill file, and its kill switch could not be engaged: " + file.path(),
                    List.of(
                            "See what the gateway said: trading logs --service gateway,launcher",
                            "Delete the file to trade again"));
        }
        watch.thread.start();
        return watch;
    }

    private static @Nullable WatchService notices(Path directory) {
        try {
            WatchService service = directory.getFileSystem().newWatchService();
            directory.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            return service;
        } catch (IOException | UnsupportedOperationException e) {
            log.info("kill file: no notices from the file system, a look every {} ms is enough: {}", POLL_MILLIS, e);
            return null;
        }
    }

    private void run() {
        try {
            do {
                try {
                    look();
                } catch (RuntimeException e) {
                    log.error("kill file: a look at it failed; the next one follows", e);
                }
            } while (!awaitNotice());
        } catch (InterruptedException e) {
            log.debug("kill file: watch ended");
        }
    }

    /// True when it is over.
    private boolean awaitNotice() throws InterruptedException {
        if (notices == null) {
            return closing.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        WatchKey key = notices.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (key != null) {
            key.pollEvents();
            key.reset();
        }
        return closing.getCount() == 0;
    }

    private void look() throws InterruptedException {
        List<KillRequest> wanted = file.read();
        if (wanted.isEmpty()) {
            if (!done.isEmpty()) {
                log.warn("kill file is gone; what it stopped stays so until: trading rearm --reason \"...\"");
            }
            done = List.of();
            failing = false;
            refused.clear();
            return;
        }
        boolean changed = !wanted.equals(done);
        if (!changed && wanted.stream().allMatch(this::isInForce)) {
            return;
        }
        if (failing && System.nanoTime() - pausedSince < PAUSE_NANOS) {
            return;
        }
        boolean all = true;
        for (KillRequest request : wanted) {
            if (changed || !isInForce(request)) {
                all &= engage(request);
            }
        }
        if (all && changed) {
            log.warn(
                    "kill file: {} is in force; to go on: delete it, then: trading rearm --reason \"...\"",
                    file.path());
        }
        done = all ? wanted : List.of();
        failing = !all;
        pausedSince = System.nanoTime();
    }

    private boolean isInForce(KillRequest request) {
        return desk.isEngaged((refused.contains(request) ? global(request) : request).target());
    }

    /// What the gateway does not know (a slip in a symbol) stops everything: somebody wanted a stop.
    private boolean engage(KillRequest request) throws InterruptedException {
        KillAnswer answer = desk.engage(refused.contains(request) ? global(request) : request, BY);
        if (answer instanceof KillAnswer.Refused && !refused.contains(request)) {
            refused.add(request);
            answer = desk.engage(global(request), BY);
        }
        return answer instanceof KillAnswer.Engaged;
    }

    private static KillRequest global(KillRequest request) {
        return new KillRequest(
                KillTarget.GLOBAL,
                true,
                false,
                "kill file: not understood: " + request.target().text());
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join();
            if (notices != null) {
                notices.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.debug("kill file: the file system's notices could not be closed", e);
        }
    }
}

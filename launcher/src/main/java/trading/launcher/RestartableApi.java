package trading.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.launcher.service.RestartCount;
import trading.launcher.service.RestartPolicy;
import trading.launcher.service.ServiceBoard;
import trading.web.WebServer;
import trading.web.tls.TlsIdentity;

/// The API's server, which can be closed and started again on its port while everything else goes on.
final class RestartableApi implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RestartableApi.class);
    private static final String API = "api";
    private static final String PAGES = "dashboard";

    private final ServiceBoard board;
    private final List<String> services;
    private final Callable<WebServer> start;
    private final int port;
    private final ReentrantLock lock = new ReentrantLock();
    private final RestartCount count;
    private volatile WebServer server;
    private boolean closed;
    private boolean failed;

    /// `withPages`: the dashboard goes with it.
    RestartableApi(
            ServiceBoard board, RestartPolicy policy, WebServer first, Callable<WebServer> start, boolean withPages) {
        this.services = withPages ? List.of(API, PAGES) : List.of(API);
        this.count = new RestartCount(policy);
        count.began(System.nanoTime());
        this.board = board;
        this.server = first;
        this.start = start;
        this.port = first.port();
    }

    int port() {
        return port;
    }

    /// The certificate in force; empty without TLS.
    Optional<TlsIdentity> certificate() {
        return server.certificate();
    }

    /// Connections end; clients come back by themselves. Restarts of before are forgiven.
    void restart() throws Exception {
        lock.lockInterruptibly();
        try {
            count.forget();
            failed = false;
            again();
            board.forgiven(API);
        } finally {
            lock.unlock();
        }
    }

    /// It answers.
    void well(long nowNanos) {
        lock.lock();
        try {
            if (count.well(nowNanos)) {
                board.forgiven(API);
            }
        } finally {
            lock.unlock();
        }
    }

    /// The same as [#restart], because it had to be: as often, and after such waits, as its policy says; then it is
    /// failed, until somebody restarts it. `await`: waits, and is true when the whole is to be stopped.
    void restartAfter(String reason, CoreWatch.Wait await) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (closed || failed) {
                return;
            }
            Optional<Duration> wait = count.next();
            if (wait.isEmpty()) {
                failed = true;
                log.error("the API is failed, {}: {}; try: trading restart api", count.exhausted(), reason);
                services.forEach(name -> board.failed(name, reason));
                return;
            }
            log.error("the API is restarted in {} ms: {}", wait.get().toMillis(), reason);
            board.restarting(API, count.restarts(), reason);
            if (!await.stopped(wait.get())) {
                again();
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            log.error("the API did not start again; it is tried once more when that has been seen", e);
            board.restarting(API, count.restarts(), String.valueOf(e.getMessage()));
        } finally {
            lock.unlock();
        }
    }

    private void again() throws Exception {
        if (closed) {
            return;
        }
        try {
            services.forEach(board::stopping);
            server.close();
            board.starting(API);
            long began = System.nanoTime();
            server = start.call();
            long now = System.nanoTime();
            count.began(now);
            services.forEach(name -> board.running(name, null, (now - began) / 1_000_000));
        } catch (Exception e) {
            services.forEach(name -> board.failed(name, String.valueOf(e.getMessage())));
            throw e;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            server.close();
            services.forEach(board::stopped);
        } finally {
            lock.unlock();
        }
    }
}

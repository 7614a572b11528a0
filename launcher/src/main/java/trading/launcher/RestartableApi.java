package trading.launcher;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.launcher.service.ServiceBoard;
import trading.web.WebServer;
import trading.web.tls.TlsIdentity;

/// The API's server, which can be closed and started again on its port while everything else goes on.
final class RestartableApi implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RestartableApi.class);
    private static final String API = "api";
    private static final String DASHBOARD = "dashboard";

    private final ServiceBoard board;
    private final Callable<WebServer> start;
    private final int port;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile WebServer server;
    private int restarts;
    private boolean closed;

    RestartableApi(ServiceBoard board, WebServer first, Callable<WebServer> start) {
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

    /// Connections end; clients come back by themselves.
    void restart() throws Exception {
        lock.lockInterruptibly();
        try {
            if (closed) {
                return;
            }
            board.stopping(API);
            board.stopping(DASHBOARD);
            server.close();
            board.starting(API);
            long began = System.nanoTime();
            server = start.call();
            board.running(API, null, (System.nanoTime() - began) / 1_000_000);
            board.running(DASHBOARD, null, 0);
        } catch (Exception e) {
            board.failed(API, String.valueOf(e.getMessage()));
            board.failed(DASHBOARD, String.valueOf(e.getMessage()));
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /// The same, because it had to be; told and tried again with the next look when it fails.
    void restartAfter(String reason) throws InterruptedException {
        restarts++;
        board.restarting(API, restarts, reason);
        try {
            restart();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            log.error("the API did not start again", e);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            server.close();
            board.stopped(API);
            board.stopped(DASHBOARD);
        } finally {
            lock.unlock();
        }
    }
}

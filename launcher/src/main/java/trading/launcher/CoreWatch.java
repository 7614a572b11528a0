package trading.launcher;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.launcher.service.RestartCount;
import trading.launcher.service.ServiceBoard;

/// Orders the restart of a gateway or an orchestrator that is dead or stuck: as often, and after such waits, as the
/// gateway's policy says. Past that it is failed and stays as it is, so that the rest can still be read and an alert
/// is raised, until somebody restarts it. Used by one thread.
final class CoreWatch {
    private static final Logger log = LoggerFactory.getLogger(CoreWatch.class);

    private final Watchdog watchdog;
    private final RestartCount count;
    private final ServiceBoard board;
    private final Wait wait;
    private @Nullable String failed;

    /// Waits for that long, at most until the whole is to be stopped; true when it is.
    @FunctionalInterface
    interface Wait {
        boolean stopped(Duration atMost) throws InterruptedException;
    }

    CoreWatch(Watchdog watchdog, RestartCount count, ServiceBoard board, Wait wait) {
        this.watchdog = watchdog;
        this.count = count;
        this.board = board;
        this.wait = wait;
    }

    /// Whether they are to be restarted now; waits before it says so. To be asked often.
    boolean wantsRestart(long nowNanos) throws InterruptedException {
        Watchdog.Stuck stuck = watchdog.stuck(nowNanos);
        if (stuck == null) {
            goesOn(nowNanos);
            return false;
        }
        if (failed != null) {
            return false;
        }
        Optional<Duration> before = count.next();
        if (before.isEmpty()) {
            failed = stuck.service();
            log.error(
                    "{}; it is failed, {}, and is not restarted again until: trading restart {}",
                    stuck.reason(),
                    count.exhausted(),
                    stuck.service());
            board.failed(stuck.service(), stuck.reason());
            return false;
        }
        log.error(
                "{}: the gateway and what depends on it are restarted in {} ms",
                stuck.reason(),
                before.get().toMillis());
        board.restarting(stuck.service(), count.restarts(), stuck.reason());
        return !wait.stopped(before.get());
    }

    private void goesOn(long nowNanos) {
        if (failed != null) {
            log.warn("{} goes on by itself", failed);
            board.running(failed, null, 0);
            failed = null;
            count.began(nowNanos);
        }
        if (count.well(nowNanos)) {
            board.forgiven("gateway");
            board.forgiven("orchestrator");
        }
    }
}

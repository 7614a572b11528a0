package trading.launcher;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Function;
import trading.launcher.service.ServiceBoard;

/// Tells the terminal and the board how each service's start goes, and how long it took.
final class StartProgress {
    private final ServiceBoard board;
    private final PrintWriter out;
    private final long began = System.nanoTime();

    StartProgress(ServiceBoard board, PrintWriter out) {
        this.board = board;
        this.out = out;
    }

    /// Starts a service inside this process. `detail` is shown beside its name.
    <S> S start(String name, Callable<S> start, Function<S, String> detail) throws Exception {
        return start(name, start, detail, started -> null);
    }

    /// `pid`: null for a service inside this process.
    <S> S start(String name, Callable<S> start, Function<S, String> detail, Function<S, Long> pid) throws Exception {
        board.starting(name);
        long before = System.nanoTime();
        try {
            S started = start.call();
            long millis = (System.nanoTime() - before) / 1_000_000;
            board.running(name, pid.apply(started), millis);
            line(name, String.format("ready in %5.2f s   %s", millis / 1e3, detail.apply(started)));
            return started;
        } catch (Exception e) {
            board.failed(name, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    void line(String name, String text) {
        out.printf("  %-13s %s%n", name, text);
        out.flush();
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }
}

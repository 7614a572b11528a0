package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import trading.launcher.service.ServiceBoard;

/// Tells the terminal and the board how each service's start goes, and how long it took.
final class StartProgress {
    private final ServiceBoard board;
    private final PrintWriter out;
    private final @Nullable ObjectMapper json;
    private final long began = System.nanoTime();

    /// `json`: one object a line in place of words.
    StartProgress(ServiceBoard board, PrintWriter out, boolean json) {
        this.board = board;
        this.out = out;
        this.json = json ? new ObjectMapper() : null;
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
            ready(name, millis, detail.apply(started));
            return started;
        } catch (Exception e) {
            board.failed(name, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void ready(String name, long millis, String detail) {
        if (json == null) {
            line(name, String.format("ready in %5.2f s   %s", millis / 1e3, detail));
        } else {
            tell(json.createObjectNode()
                    .put("service", name)
                    .put("status", "running")
                    .put("millis", millis)
                    .put("detail", detail));
        }
    }

    void line(String name, String text) {
        if (json != null) {
            tell(json.createObjectNode().put("service", name).put("message", text));
            return;
        }
        out.printf("  %-13s %s%n", name, text);
        out.flush();
    }

    void say(String text) {
        if (json != null) {
            tell(json.createObjectNode().put("message", text));
            return;
        }
        out.println(text);
        out.flush();
    }

    private void tell(JsonNode object) {
        out.println(object);
        out.flush();
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }
}

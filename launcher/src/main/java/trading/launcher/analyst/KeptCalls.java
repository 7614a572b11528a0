package trading.launcher.analyst;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import trading.engine.analyst.FailureCode;
import trading.engine.analyst.record.AnalystJournal;
import trading.engine.analyst.record.CallRecord;
import trading.engine.model.FixedPoint;

/// The calls of models that are kept in a data directory; read without changing them, whether the product runs or not.
/// Throws [trading.engine.chain.ChainDamagedException] when they are not what was written.
public final class KeptCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Path file;

    public KeptCalls(Path dataDirectory) {
        file = TradingAnalyst.calls(dataDirectory);
    }

    public Path file() {
        return file;
    }

    public boolean isThere() {
        return Files.exists(file);
    }

    /// The newest of those that are wanted, oldest first.
    public Collection<CallRecord> newest(int count, Predicate<CallRecord> wanted) throws IOException {
        Deque<CallRecord> newest = new ArrayDeque<>();
        AnalystJournal.read(file, call -> {
            if (wanted.test(call)) {
                newest.addLast(call);
                if (newest.size() > count) {
                    newest.removeFirst();
                }
            }
        });
        return newest;
    }

    public Optional<CallRecord> find(String id) throws IOException {
        AtomicReference<CallRecord> found = new AtomicReference<>();
        AnalystJournal.read(file, call -> {
            if (call.id().equals(id)) {
                found.set(call);
            }
        });
        return Optional.ofNullable(found.get());
    }

    /// For scripts. `request` and `response` are to the letter what was sent and what came.
    public static ObjectNode json(CallRecord call) {
        FailureCode failure = call.failure();
        return JSON.createObjectNode()
                .put("id", call.id())
                .put("strategy", call.strategy())
                .put("questionHash", call.questionHash())
                .put("time", time(call.asOfNanos()))
                .put("askedAt", time(call.askedNanos()))
                .put("latencyMillis", call.latencyNanos() / NANOS_PER_MILLI)
                .put("provider", call.provider())
                .put("model", call.model())
                .put("address", call.address())
                .put("status", call.status())
                .put("failure", failure == null ? null : failure.name())
                .put("failureText", call.failureText())
                .put("promptTokens", call.cost().promptTokens())
                .put("outputTokens", call.cost().outputTokens())
                .put("cost", FixedPoint.toDecimal(call.cost().money()).toPlainString())
                .put("request", call.request())
                .put("response", call.response())
                .put("content", call.content());
    }

    private static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }
}

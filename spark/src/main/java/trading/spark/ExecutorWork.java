package trading.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.spark.broadcast.Broadcast;
import trading.engine.backtest.Stopped;
import trading.engine.backtest.Watch;
import trading.engine.backtest.search.TrialText;
import trading.engine.backtest.search.TrialWork;

/// The executor's side: the work is unpacked, and its strategy compiled, once in each process.
final class ExecutorWork {
    private static final ConcurrentMap<Long, TrialWork> UNPACKED = new ConcurrentHashMap<>();

    private ExecutorWork() {}

    /// The trial of a task, both as lines. Many threads.
    static String run(Broadcast<byte[]> sent, String task) {
        TrialWork work = UNPACKED.computeIfAbsent(sent.id(), any -> unpack(sent.value()));
        try {
            return TrialText.of(TrialText.task(task).run(work.plan(), Watch.NONE));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("spark: a task cannot be read", unreadable);
        } catch (Stopped | InterruptedException stop) {
            throw new IllegalStateException("spark: the trial was stopped", stop);
        }
    }

    private static TrialWork unpack(byte[] bytes) {
        try {
            return TrialWork.read(new ByteArrayInputStream(bytes));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("spark: the work cannot be read", unreadable);
        }
    }
}

package trading.engine.analyst;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.engine.model.TimeFrame;

/// Where strategies leave their questions, and find the newest answer.
///
/// [#ask] never waits for an analyst; a few virtual threads do. The queue is bounded: when it is full a
/// question is refused at once. A question that waits longer than `patience` is answered with a failure,
/// because its market has moved on.
public final class AnalystDesk implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AnalystDesk.class);
    private static final Duration ENDING = Duration.ofSeconds(5);

    /// What became of a question when it was left.
    public enum Asked {
        TAKEN,
        QUEUE_FULL,
        CLOSED
    }

    private record Seat(String strategy, int instrument, TimeFrame frame) {
        static Seat of(AnalystQuestion question) {
            return new Seat(question.strategy(), question.instrument().id(), question.frame());
        }
    }

    private record Waiting(AnalystQuestion question, long sinceNanos) {}

    private final Analyst analyst;
    private final AnalystListener listener;
    private volatile Duration patience;
    private final BlockingQueue<Waiting> queue;
    private final List<Thread> workers = new ArrayList<>();
    private final Map<Seat, Opinion> opinions = new ConcurrentHashMap<>();
    private final Map<Seat, AnalystAnswer> answers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public AnalystDesk(Analyst analyst, AnalystListener listener, int mostWaiting, int parallel, Duration patience) {
        this.analyst = analyst;
        this.listener = listener;
        this.patience = patience;
        this.queue = new ArrayBlockingQueue<>(mostWaiting);
        for (int index = 0; index < parallel; index++) {
            workers.add(Thread.ofVirtual().name("analyst-", index).start(this::work));
        }
    }

    /// Leaves a question. Any thread; returns at once.
    public Asked ask(AnalystQuestion question) {
        if (closed) {
            return Asked.CLOSED;
        }
        Waiting waiting = new Waiting(question, System.nanoTime());
        if (!queue.offer(waiting)) {
            return Asked.QUEUE_FULL;
        }
        // Closed in between: either the closing thread has answered it, or it is taken back here.
        return closed && queue.remove(waiting) ? Asked.CLOSED : Asked.TAKEN;
    }

    /// The opinion with the newest as-of time that there is.
    public Optional<Opinion> newestOpinion(String strategy, int instrument, TimeFrame frame) {
        return Optional.ofNullable(opinions.get(new Seat(strategy, instrument, frame)));
    }

    /// As [#newestOpinion], failures included.
    public Optional<AnalystAnswer> newestAnswer(String strategy, int instrument, TimeFrame frame) {
        return Optional.ofNullable(answers.get(new Seat(strategy, instrument, frame)));
    }

    /// Questions that wait for an analyst.
    public int waiting() {
        return queue.size();
    }

    /// How long a question may wait from now on.
    public void accept(Duration newPatience) {
        patience = newPatience;
    }

    private void work() {
        while (!closed) {
            Waiting next;
            try {
                next = queue.take();
            } catch (InterruptedException closing) {
                return;
            }
            tell(next.question(), answer(next));
        }
    }

    private AnalystAnswer answer(Waiting waiting) {
        AnalystQuestion question = waiting.question();
        long waitedNanos = System.nanoTime() - waiting.sinceNanos();
        if (waitedNanos > patience.toNanos()) {
            return OpinionFailed.of(
                    question,
                    FailureCode.WAITED_TOO_LONG,
                    "desk: waitedMillis=" + waitedNanos / 1_000_000 + " limit=" + patience.toMillis());
        }
        try {
            return analyst.ask(question);
        } catch (RuntimeException e) {
            log.warn("analyst: fault: strategy={} question={}", question.strategy(), question.hash(), e);
            return OpinionFailed.of(question, FailureCode.INTERNAL, Excerpt.of(e.toString()));
        }
    }

    private void tell(AnalystQuestion question, AnalystAnswer answer) {
        Seat seat = Seat.of(question);
        answers.merge(seat, answer, AnalystDesk::newer);
        if (answer instanceof Opinion opinion) {
            opinions.merge(seat, opinion, AnalystDesk::newer);
        }
        try {
            listener.onAnswer(question, answer);
        } catch (RuntimeException e) {
            log.error("analyst: a listener failed: strategy={} question={}", question.strategy(), question.hash(), e);
        }
    }

    private static <T extends AnalystAnswer> T newer(T known, T other) {
        return other.asOfNanos() >= known.asOfNanos() ? other : known;
    }

    /// Breaks off what is being asked; what waits is answered with [FailureCode#CLOSED].
    @Override
    public void close() throws InterruptedException {
        closed = true;
        workers.forEach(Thread::interrupt);
        for (Thread worker : workers) {
            if (!worker.join(ENDING)) {
                log.warn("analyst: {} has not ended after {} s", worker.getName(), ENDING.toSeconds());
            }
        }
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(waiting -> tell(
                waiting.question(),
                OpinionFailed.of(waiting.question(), FailureCode.CLOSED, "desk: closed before it was asked")));
    }
}

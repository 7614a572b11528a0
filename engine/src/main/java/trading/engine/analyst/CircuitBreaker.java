package trading.engine.analyst;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a model, and the rules in its place whenever that fails; after too many failures in a row it leaves
/// the model alone for a while.
///
/// Every answer of the rules is marked [OpinionFlag#FALL_BACK] and carries the failure.
public final class CircuitBreaker implements Analyst {
    private static final Logger log = LoggerFactory.getLogger(CircuitBreaker.class);

    private final Analyst model;
    private final Analyst rules;
    private final int mostFailures;
    private final long coolingNanos;
    private final LongSupplier nanoTime;
    private final AnalystListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private int failures;
    private long openedNanos;
    private String reason = "";
    private volatile BreakerState state = BreakerState.CLOSED;

    /// `nanoTime`: as [System#nanoTime()].
    public CircuitBreaker(
            Analyst model,
            Analyst rules,
            int mostFailures,
            long coolingNanos,
            LongSupplier nanoTime,
            AnalystListener listener) {
        if (mostFailures < 1 || coolingNanos < 1) {
            throw new IllegalArgumentException("breaker: failures=" + mostFailures + " coolingNanos=" + coolingNanos);
        }
        this.model = model;
        this.rules = rules;
        this.mostFailures = mostFailures;
        this.coolingNanos = coolingNanos;
        this.nanoTime = nanoTime;
        this.listener = listener;
    }

    public BreakerState state() {
        return state;
    }

    @Override
    public AnalystAnswer ask(AnalystQuestion question) {
        if (!enter()) {
            return fallBack(
                    question,
                    OpinionFailed.of(
                            question,
                            FailureCode.BREAKER_OPEN,
                            "the model is left alone after " + mostFailures + " failures in a row, the last: "
                                    + reason));
        }
        AnalystAnswer answer = asked(question);
        switch (answer) {
            case Opinion opinion -> succeeded();
            case OpinionFailed failed -> failed(failed);
        }
        return answer instanceof OpinionFailed failed ? fallBack(question, failed) : answer;
    }

    private AnalystAnswer asked(AnalystQuestion question) {
        try {
            return model.ask(question);
        } catch (RuntimeException e) {
            log.warn("analyst: fault: strategy={} question={}", question.strategy(), question.hash(), e);
            return OpinionFailed.of(question, FailureCode.INTERNAL, Excerpt.of(e.toString()));
        }
    }

    private AnalystAnswer fallBack(AnalystQuestion question, OpinionFailed failed) {
        return switch (rules.ask(question)) {
            case Opinion opinion -> opinion.inPlaceOf(failed);
            case OpinionFailed both ->
                new OpinionFailed(
                        failed.code(),
                        failed.text() + "; and the rules: " + both.text(),
                        failed.questionHash(),
                        failed.asOfNanos(),
                        failed.cost());
        };
    }

    /// Whether the model may be asked now.
    private boolean enter() {
        lock.lock();
        try {
            return switch (state) {
                case CLOSED -> true;
                case HALF_OPEN -> false;
                case OPEN -> {
                    if (nanoTime.getAsLong() - openedNanos < coolingNanos) {
                        yield false;
                    }
                    become(BreakerState.HALF_OPEN);
                    yield true;
                }
            };
        } finally {
            lock.unlock();
        }
    }

    private void succeeded() {
        lock.lock();
        try {
            failures = 0;
            if (state != BreakerState.CLOSED) {
                become(BreakerState.CLOSED);
            }
        } finally {
            lock.unlock();
        }
    }

    /// A refusal that is no fault of the model, a spent budget, leaves a probe to the next question.
    private void failed(OpinionFailed failed) {
        lock.lock();
        try {
            if (!failed.code().isFaultOfTheModel()) {
                if (state == BreakerState.HALF_OPEN) {
                    open();
                }
                return;
            }
            failures++;
            reason = failed.code() + " " + failed.text();
            if (state == BreakerState.HALF_OPEN || (state == BreakerState.CLOSED && failures >= mostFailures)) {
                open();
            }
        } finally {
            lock.unlock();
        }
    }

    private void open() {
        openedNanos = nanoTime.getAsLong();
        become(BreakerState.OPEN);
    }

    private void become(BreakerState next) {
        state = next;
        log.warn("analyst: breaker {}: failures={} last={}", next, failures, reason);
        listener.onBreaker(next, reason);
    }
}

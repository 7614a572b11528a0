package trading.engine.analyst;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Asks each question once within its bar: who asks it again, even while it is being answered, gets the same
/// opinion, marked [OpinionFlag#KEPT]. Failures and what stood in for them are not kept.
public final class KeptAnswers implements Analyst {
    private final Analyst analyst;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Kept> kept;

    private record Kept(long untilNanos, CompletableFuture<AnalystAnswer> answer) {}

    public KeptAnswers(Analyst analyst, int most) {
        this.analyst = analyst;
        this.kept = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public AnalystAnswer ask(AnalystQuestion question) {
        String hash = question.hash();
        Kept mine = new Kept(question.standsUntilNanos(), new CompletableFuture<>());
        Kept known = keep(hash, question.asOfNanos(), mine);
        if (known != null) {
            return known.answer().join() instanceof Opinion opinion && isKept(opinion)
                    ? opinion.kept(question)
                    : known.answer().join();
        }
        AnalystAnswer answer = null;
        try {
            answer = analyst.ask(question);
            return answer;
        } finally {
            if (!(answer instanceof Opinion opinion && isKept(opinion))) {
                forget(hash, mine);
            }
            mine.answer()
                    .complete(
                            answer != null
                                    ? answer
                                    : OpinionFailed.of(question, FailureCode.INTERNAL, "the analyst broke off"));
        }
    }

    private static boolean isKept(Opinion opinion) {
        return opinion.fellBackFor() == null;
    }

    private @Nullable Kept keep(String hash, long asOfNanos, Kept mine) {
        lock.lock();
        try {
            Kept known = kept.get(hash);
            if (known != null && asOfNanos < known.untilNanos()) {
                return known;
            }
            kept.put(hash, mine);
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void forget(String hash, Kept mine) {
        lock.lock();
        try {
            kept.remove(hash, mine);
        } finally {
            lock.unlock();
        }
    }
}

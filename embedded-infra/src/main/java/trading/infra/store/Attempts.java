package trading.infra.store;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries to reach a server that somebody else runs: again after 250 ms, then after twice as long each time, up to
/// 4 s, until the patience is at its end.
///
/// @param givenUp asked before each pause; true ends the tries
record Attempts(String what, Duration patience, BooleanSupplier givenUp) {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    @FunctionalInterface
    interface Attempt {
        void make() throws Exception;
    }

    /// Empty when one succeeded; else what the last one failed with. `passing`: whether another may succeed.
    Optional<Exception> make(Predicate<Exception> passing, Attempt attempt) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                attempt.make();
                return Optional.empty();
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                if (!passing.test(e) || givenUp.getAsBoolean() || System.nanoTime() + pause.toNanos() > end) {
                    return Optional.of(e);
                }
                LOG.warn("{}: not there yet, trying again in {} ms: {}", what, pause.toMillis(), firstLine(e));
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /// With the causes' own words, which say more than those of the libraries above them.
    static String firstLine(Throwable error) {
        String text = String.valueOf(error.getMessage()).lines().findFirst().orElse("unknown");
        Throwable deepest = error.getCause();
        if (deepest == null) {
            return text;
        }
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return text + " (" + deepest + ")";
    }
}

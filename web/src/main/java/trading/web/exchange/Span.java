package trading.web.exchange;

import java.util.OptionalLong;
import trading.web.text.Figures;

/// From where to where a history is asked for: by id, by time, or the newest.
record Span(OptionalLong fromId, OptionalLong fromMillis, OptionalLong toMillis, int limit) {
    static Span read(Parameters parameters, String idName) {
        return new Span(
                parameters.integer(idName),
                parameters.integer("startTime"),
                parameters.integer("endTime"),
                parameters.limit(500, 1_000));
    }

    /// The oldest of the span are wanted, not the newest of all.
    boolean hasBegin() {
        return fromId.isPresent() || fromMillis.isPresent();
    }

    boolean isBefore(long id, long nanos) {
        return id < fromId.orElse(0) || Figures.millis(nanos) < fromMillis.orElse(0);
    }

    boolean holds(long id, long nanos) {
        return !isBefore(id, nanos) && Figures.millis(nanos) <= toMillis.orElse(Long.MAX_VALUE);
    }
}

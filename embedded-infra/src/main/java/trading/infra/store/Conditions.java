package trading.infra.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/// The WHERE of a query and its values; columns come from the code, values are always bound.
final class Conditions {
    private final StringJoiner sql = new StringJoiner(" AND ");
    private final Map<String, Object> values = new LinkedHashMap<>();

    Conditions equal(String column, Object value) {
        return bound(column + " = :" + column, column, value);
    }

    /// For a table whose key begins with the account: a look into the index for each of them.
    Conditions anyAccount() {
        sql.add("account = ANY(ARRAY(SELECT id FROM accounts))");
        return this;
    }

    /// -1 means all instruments.
    Conditions instrument(int id) {
        return id < 0
                ? this
                : bound("symbol = (SELECT symbol FROM instruments WHERE id = :instrument)", "instrument", id);
    }

    /// None means all.
    Conditions statuses(Collection<? extends Enum<?>> statuses) {
        return statuses.isEmpty()
                ? this
                : bound(
                        "status = ANY(:statuses)",
                        "statuses",
                        statuses.stream().map(Enum::name).toArray(String[]::new));
    }

    /// 0 means no bound.
    Conditions before(long id) {
        return id == 0 ? this : bound("id < :before", "before", id);
    }

    /// Only rows that stand before `place`.
    Conditions before(Place place) {
        values.put("sequence", place.sequence());
        return bound("(sequence, ordinal) < (:sequence, :ordinal)", "ordinal", place.ordinal());
    }

    Conditions decidedBetween(long fromNanos, long toNanos) {
        values.put("from", fromNanos);
        return bound("decided_nanos >= :from AND decided_nanos < :to", "to", toNanos);
    }

    /// Only decisions that stand before `mark`.
    Conditions before(DecisionFilter.Mark mark) {
        values.put("beforeNanos", mark.timeNanos());
        return bound("(decided_nanos, id) < (:beforeNanos, :beforeId)", "beforeId", mark.id());
    }

    private Conditions bound(String condition, String name, Object value) {
        sql.add(condition);
        values.put(name, value);
        return this;
    }

    String sql() {
        return sql.toString();
    }

    Map<String, Object> values() {
        return values;
    }
}

package trading.web.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The alerts there are, by id: those that hold, and the last that did. Not thread-safe.
///
/// What ends and comes back is the same alert, once more; its acknowledgement is gone then. What holds and
/// is not acknowledged is told again after a minute, five, fifteen, and every fifteen after that.
final class AlertBook {
    private static final int MOST = 500;
    private static final List<Duration> AGAIN_AFTER =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));
    private static final Duration EACH_TIME_AFTER = Duration.ofMinutes(15);

    private record Key(AlertCode code, String subject) {}

    private final TreeMap<Long, Alert> byId = new TreeMap<>();
    private long lastId;

    /// `holding`: all that holds now. What is new or is due to be told again, after the change.
    List<Alert> update(List<Condition> holding, Instant now) {
        List<Alert> told = new ArrayList<>();
        Map<Key, Condition> conditions = new LinkedHashMap<>();
        holding.forEach(condition -> conditions.putIfAbsent(key(condition), condition));
        for (Alert alert : List.copyOf(byId.values())) {
            Condition condition = conditions.remove(key(alert.condition()));
            if (condition != null) {
                hold(alert, condition, now, told);
            } else if (alert.isActive()) {
                byId.put(alert.id(), alert.ended(now));
            }
        }
        conditions.values().forEach(condition -> raise(condition, now, told));
        trim();
        return told;
    }

    private void hold(Alert alert, Condition condition, Instant now, List<Alert> told) {
        Alert after = alert.isActive() ? alert.held(condition, now) : alert.again(condition, now);
        int level = after.acknowledgedBy() == null ? level(Duration.between(after.since(), now)) : after.level();
        boolean louder = level > after.level();
        after = louder ? after.atLevel(level) : after;
        byId.put(after.id(), after);
        if (louder || !alert.isActive()) {
            told.add(after);
        }
    }

    /// How often it was told again, that long after it began to hold.
    private static int level(Duration held) {
        int level = 0;
        for (Duration after : AGAIN_AFTER) {
            level += held.compareTo(after) >= 0 ? 1 : 0;
        }
        Duration beyond = held.minus(AGAIN_AFTER.getLast());
        return beyond.isNegative() ? level : level + (int) beyond.dividedBy(EACH_TIME_AFTER);
    }

    private void raise(Condition condition, Instant now, List<Alert> told) {
        Alert alert = Alert.raised(++lastId, condition, now);
        byId.put(alert.id(), alert);
        told.add(alert);
    }

    /// Those that have ended go first, the oldest before the others.
    private void trim() {
        while (byId.size() > MOST) {
            Alert goes = byId.values().stream()
                    .min(Comparator.comparing(Alert::isActive).thenComparing(Alert::lastTime))
                    .orElseThrow();
            byId.remove(goes.id());
        }
    }

    private static Key key(Condition condition) {
        return new Key(condition.code(), condition.subject());
    }

    /// Empty when there is none of that id. Acknowledged already: as it was.
    Optional<Alert> acknowledge(long id, String by, Instant now) {
        Alert alert = byId.get(id);
        if (alert != null && alert.acknowledgedBy() == null) {
            byId.put(id, alert.acknowledged(by, now));
        }
        return Optional.ofNullable(byId.get(id));
    }

    /// Those that hold first, then the newest first.
    List<Alert> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(Alert::isActive)
                        .thenComparing(Alert::since)
                        .thenComparingLong(Alert::id)
                        .reversed())
                .toList();
    }
}

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
/// is not acknowledged is told again after a minute, five, fifteen, and every fifteen after that. What was
/// acknowledged before the start and holds again within a minute of it never ended: it stays acknowledged.
final class AlertBook {
    private static final int MOST = 500;
    private static final List<Duration> AGAIN_AFTER =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));
    private static final Duration EACH_TIME_AFTER = Duration.ofMinutes(15);
    private static final Duration EXPECTED_WITHIN = Duration.ofMinutes(1);

    private record Key(AlertCode code, String subject) {}

    private final TreeMap<Long, Alert> byId = new TreeMap<>();
    private final Map<Key, Acknowledgement> expected = new LinkedHashMap<>();
    private final Instant expectedUntil;
    private long lastId;

    /// `acknowledged`: what was, before the start at `started`.
    AlertBook(List<Acknowledgement> acknowledged, Instant started) {
        acknowledged.forEach(one -> expected.put(new Key(one.code(), one.subject()), one));
        expectedUntil = started.plus(EXPECTED_WITHIN);
    }

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
        if (now.isAfter(expectedUntil)) {
            expected.clear();
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
        Acknowledgement known = expected.remove(key(condition));
        Alert alert =
                known == null ? Alert.raised(++lastId, condition, now) : Alert.seen(++lastId, condition, known, now);
        byId.put(alert.id(), alert);
        if (known == null) {
            told.add(alert);
        }
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

    /// Takes back what [#acknowledge] did.
    void restore(Alert before) {
        byId.put(before.id(), before);
    }

    Optional<Alert> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// What a restart has to know: of all alerts that hold, and of those that may still come up again.
    List<Acknowledgement> acknowledged() {
        List<Acknowledgement> all = new ArrayList<>(expected.values());
        byId.values().stream()
                .filter(alert -> alert.isActive() && alert.acknowledgedBy() != null)
                .map(Acknowledgement::of)
                .forEach(all::add);
        return all;
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

package trading.web.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An alert as it stands. `firstTime`: when it was raised the first time, `since`: the last time;
/// `lastTime`: when it last held; `endedTime`: null while it holds; `count`: how often it was raised;
/// `level`: how often it was told again.
record Alert(
        long id,
        Condition condition,
        Instant firstTime,
        Instant since,
        Instant lastTime,
        @Nullable Instant endedTime,
        int count,
        int level,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedTime) {

    static Alert raised(long id, Condition condition, Instant now) {
        return new Alert(id, condition, now, now, now, null, 1, 0, null, null);
    }

    /// The alert that was acknowledged before a restart, and still holds after it.
    static Alert seen(long id, Condition condition, Acknowledgement by, Instant now) {
        return new Alert(id, condition, by.firstTime(), by.since(), now, null, by.count(), 0, by.by(), by.time());
    }

    boolean isActive() {
        return endedTime == null;
    }

    Alert held(Condition now, Instant time) {
        return new Alert(id, now, firstTime, since, time, null, count, level, acknowledgedBy, acknowledgedTime);
    }

    Alert again(Condition now, Instant time) {
        return new Alert(id, now, firstTime, time, time, null, count + 1, 0, null, null);
    }

    Alert ended(Instant time) {
        return new Alert(
                id, condition, firstTime, since, lastTime, time, count, level, acknowledgedBy, acknowledgedTime);
    }

    Alert atLevel(int louder) {
        return new Alert(
                id, condition, firstTime, since, lastTime, endedTime, count, louder, acknowledgedBy, acknowledgedTime);
    }

    Alert acknowledged(String by, Instant time) {
        return new Alert(id, condition, firstTime, since, lastTime, endedTime, count, level, by, time);
    }
}

package trading.web.alert;

import java.time.Instant;

/// That somebody has seen an alert which has held ever since. `firstTime`, `since`, `count`: of the alert.
record Acknowledgement(
        AlertCode code, String subject, Instant firstTime, Instant since, int count, String by, Instant time) {

    /// Of an alert that is acknowledged.
    static Acknowledgement of(Alert alert) {
        String by = alert.acknowledgedBy();
        Instant time = alert.acknowledgedTime();
        if (by == null || time == null) {
            throw new IllegalArgumentException("acknowledgement: alert=" + alert.id() + ": nobody has acknowledged it");
        }
        Condition condition = alert.condition();
        return new Acknowledgement(
                condition.code(), condition.subject(), alert.firstTime(), alert.since(), alert.count(), by, time);
    }
}

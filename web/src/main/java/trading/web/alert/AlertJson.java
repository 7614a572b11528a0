package trading.web.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trading.web.text.Figures;

/// An alert as it is shown. `since`: when it was raised last; `endedTime`: null while it holds; `count`: how
/// often it was raised; `level`: how often it was told again for want of an acknowledgement.
public record AlertJson(
        long id,
        Severity severity,
        AlertCode code,
        String subject,
        String text,
        String value,
        String limit,
        String next,
        String firstTime,
        String since,
        String lastTime,
        @Nullable String endedTime,
        int count,
        int level,
        @Nullable String acknowledgedBy,
        @Nullable String acknowledgedTime) {

    /// How bad it is.
    public enum Severity {
        WARNING,
        CRITICAL
    }

    /// One that shows whether a channel works.
    public static AlertJson test(ChannelKind kind) {
        String now = Figures.time(Instant.now());
        return new AlertJson(
                0,
                Severity.WARNING,
                AlertCode.CHANNEL_FAILED,
                "test",
                "This is a test of alerts by " + kind.text() + ". Nothing is wrong.",
                "test",
                "none",
                "Nothing: it has arrived.",
                now,
                now,
                now,
                null,
                1,
                0,
                null,
                null);
    }

    static AlertJson of(Alert alert) {
        Condition condition = alert.condition();
        AlertCode code = condition.code();
        return new AlertJson(
                alert.id(),
                code.isCritical() ? Severity.CRITICAL : Severity.WARNING,
                code,
                condition.subject(),
                condition.text(),
                condition.value(),
                condition.limit(),
                code.next(),
                Figures.time(alert.firstTime()),
                Figures.time(alert.since()),
                Figures.time(alert.lastTime()),
                alert.endedTime() == null ? null : Figures.time(alert.endedTime()),
                alert.count(),
                alert.level(),
                alert.acknowledgedBy(),
                alert.acknowledgedTime() == null ? null : Figures.time(alert.acknowledgedTime()));
    }
}

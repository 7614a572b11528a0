package trading.web.alert;

/// A channel, and what is bad enough for it. What nobody has acknowledged for five minutes is critical, whatever it
/// was before.
public record ChannelPlan(AlertChannel channel, AlertJson.Severity least) {
    /// Told again so often, which is after five minutes.
    private static final int ESCALATED = 2;

    boolean wants(AlertJson alert) {
        return least == AlertJson.Severity.WARNING || isCritical(alert);
    }

    static boolean isCritical(AlertJson alert) {
        return alert.severity() == AlertJson.Severity.CRITICAL || alert.level() >= ESCALATED;
    }
}

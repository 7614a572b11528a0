package trading.web.alert;

/// An alert in words, for channels that people read.
final class AlertText {
    private AlertText() {}

    /// One line.
    static String title(AlertJson alert) {
        String severity = ChannelPlan.isCritical(alert) ? "CRITICAL" : "WARNING";
        return ("[Trading] " + severity + " " + alert.code() + " " + alert.subject()).replaceAll("\\p{Cntrl}+", " ");
    }

    static String body(AlertJson alert, int heldBack) {
        StringBuilder text = new StringBuilder(alert.text())
                .append("\n\nWhat to do: ")
                .append(alert.next())
                .append("\nSince ")
                .append(alert.since());
        if (alert.level() > 0) {
            text.append(", told ").append(alert.level() + 1).append(" times: nobody has acknowledged it");
        }
        if (heldBack > 0) {
            text.append("\n").append(heldBack).append(" more alerts were held back; see the bell on the dashboard");
        }
        return text.append('\n').toString();
    }
}

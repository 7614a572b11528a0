package trading.web.alert;

import java.util.Locale;

/// The ways in which alerts go out, beside log, API and dashboard.
public enum ChannelKind {
    WEBHOOK(false),
    EMAIL(true),
    TELEGRAM(true),
    DESKTOP(true);

    private final boolean forPeople;

    ChannelKind(boolean forPeople) {
        this.forPeople = forPeople;
    }

    /// Whether somebody is disturbed by each message, so that there may not be too many.
    boolean isForPeople() {
        return forPeople;
    }

    /// As in settings, figures and commands.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package trading.web.alert;

/// What an alert can be about, how bad it is, and what to do.
public enum AlertCode {
    MARKET_DATA_STALE(true, "Look at the feed on the Services page; no order is checked against an old price."),
    DENIAL_RATIO(false, "See the refusals on the Risk page: they name the rule and what would have passed."),
    LIMIT_NEAR(false, "Reduce what uses the limit, or raise it on the Risk page."),
    LIMIT_REACHED(true, "What would use more is refused. Reduce, or raise the limit on the Risk page."),
    GATEWAY_BACKLOG(true, "See the log: the disk or the processor does not keep up."),
    GATEWAY_HALTED(true, "Nothing is taken any more. See the log, then restart."),
    RECORDER_LAG(true, "Nothing is lost: it catches up from the journal. See the service on the Services page."),
    SERVICE_FAILED(true, "See the Services page and its log; trading goes on where it can."),
    KILL_SWITCH(true, "Find out why, then re-arm on the banner or by: trading rearm --reason \"...\""),
    ENTRIES_LOCKED(false, "Entries go on when the lock ends, or when it is taken away on the Risk page."),
    LOSS_LATCHED(true, "It stays so until somebody sets the trading state on the Risk page."),
    STRATEGY_DISABLED(false, "See its reason on the Strategies page, and start it there again."),
    CHANNEL_FAILED(false, "See the reason, mend the channel's settings, then: trading alert test CHANNEL"),
    AUDIT_LOG(true, "Look at the disk of the data folder, and at: trading audit verify"),
    BACKUP_FAILED(false, "See the reason, then try again by: trading db backup"),
    DRIFT(false, "See on the Backtests page which fills differ, and why; the newest day that is the same ends this.");

    private final boolean critical;
    private final String next;

    AlertCode(boolean critical, String next) {
        this.critical = critical;
        this.next = next;
    }

    /// Whether money is at risk or trading has stopped; else it is a warning.
    public boolean isCritical() {
        return critical;
    }

    /// Whether it must hold for some looks before it is told: what comes and goes by itself, at a start or
    /// in a burst.
    boolean isFleeting() {
        return this == GATEWAY_BACKLOG || this == RECORDER_LAG || this == SERVICE_FAILED;
    }

    /// What the reader can do.
    public String next() {
        return next;
    }
}

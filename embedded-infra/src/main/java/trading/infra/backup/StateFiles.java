package trading.infra.backup;

import java.util.List;

/// Which entries of a data directory are its state.
final class StateFiles {
    static final String JOURNAL = "journal";
    static final String SNAPSHOTS = "snapshots";
    static final String POSTGRES = "postgres";

    /// Neither in the journal nor in the database. Replaced as a whole or appended to by the running
    /// product, and read again after a crash, so they can be copied at any time.
    static final List<String> BESIDE = List.of(
            "strategy-decisions",
            "strategy-memory",
            "strategy-settings.json",
            "strategy-sessions.jsonl",
            "account-settings.json",
            "alert-acknowledgements.json",
            "preferences",
            "analyst",
            "docker-import");

    /// What a restore replaces. Redis is filled again from the state. Everything else stays as it is:
    /// secrets, which no backup holds, the history, what runs and comparisons came to, logs, and a kill
    /// file.
    static final List<String> REPLACED = List.of(
            JOURNAL,
            SNAPSHOTS,
            POSTGRES,
            "redis",
            "strategy-decisions",
            "strategy-memory",
            "strategy-settings.json",
            "strategy-sessions.jsonl",
            "account-settings.json",
            "alert-acknowledgements.json",
            "preferences",
            "analyst",
            "docker-import");

    private StateFiles() {}
}

package trading.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import trading.launcher.kill.KillRequest;
import trading.launcher.kill.KillTarget;

/// What the running instance can be asked. Called on a thread of the request's own.
public interface ControlHandler {
    /// The states of all services, of the accounts and of the kill switches.
    JsonNode status();

    /// Versions, ports, the use of memory and processor time, and how far those who read the journal are.
    JsonNode detail();

    /// Asks the instance to stop. Returns at once; the instance is gone when its socket is. `by`: who asked.
    void stop(String by);

    /// Keeps an act of a command that changed files by itself. `by`: who did it.
    void note(AuditNote note, String by);

    /// The same, without waiting for anything: nothing that was acknowledged is lost, and the next start has more to
    /// do.
    void stopFast();

    /// Restarts one service and what cannot go on without it; returns when they run again. `by`: who asked.
    ///
    /// Throws [IllegalArgumentException] for a name that there is not, and what kept a service from
    /// starting again.
    JsonNode restart(String service, String by) throws Exception;

    /// A fresh one-time login link.
    String loginLink();

    /// Users or tokens of the data folder were changed by another program. `event` and `details` are for the
    /// audit log; `by`: who did it.
    void usersChanged(String event, String details, String by);

    /// Confirms the desks that were opened by a link; how many there are. `by`: who asked.
    int confirm(String by);

    /// Where the API is, and a token that opens it for a few minutes; empty while there is no API yet.
    /// `by`: who asked.
    JsonNode access(String by);

    /// Returns within a few seconds. `by`: who asked.
    JsonNode kill(KillRequest request, String by) throws InterruptedException;

    /// Returns within a few seconds. `by`: who asked.
    JsonNode rearm(KillTarget target, String reason, String by) throws InterruptedException;

    /// Makes a backup and returns when it was read back: minutes where the journal is long. `output`: where
    /// to, empty for a name by the time in the configured folder. What failed is in the answer's `error`.
    JsonNode backup(String output, String passphrase, String by) throws InterruptedException;

    /// Those that are engaged, and the kill file if there is one.
    JsonNode killSwitches();
}

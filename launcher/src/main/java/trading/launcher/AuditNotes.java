package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import trading.infra.audit.AuditEvent;
import trading.infra.audit.AuditTrail;
import trading.infra.process.AlreadyRunningException;
import trading.infra.process.DataDirectory;
import trading.infra.process.DataDirectoryException;
import trading.launcher.control.AuditNote;
import trading.launcher.control.ControlClient;

/// Brings what a command did into the audit trail: through the running instance, or by itself where none runs.
final class AuditNotes {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private AuditNotes() {}

    /// What was done stays done: when it cannot be noted, `err` says so.
    static void keep(Path data, AuditNote note, PrintWriter err) {
        try {
            Optional<JsonNode> answer = new ControlClient(data).ask(note.request(), PATIENCE);
            if (answer.isPresent()) {
                if (!answer.get().path("noted").asBoolean()) {
                    missing(note, answer.get().path("error").asText(), err);
                }
                return;
            }
            try (DataDirectory directory = DataDirectory.open(data)) {
                keep(directory, note);
            }
        } catch (IOException | AlreadyRunningException | DataDirectoryException failed) {
            missing(note, String.valueOf(failed.getMessage()), err);
        }
    }

    /// For a command that holds the directory.
    static void keep(DataDirectory directory, AuditNote note) throws IOException {
        try (AuditTrail trail = AuditTrail.open(directory)) {
            trail.record(AuditEvent.now(
                    note.type(), note.details(), "command line", "", "cli:" + System.getProperty("user.name")));
            Optional<String> failure = trail.failure();
            if (failure.isPresent()) {
                throw new IOException("the audit log cannot be written: " + failure.get());
            }
        }
    }

    private static void missing(AuditNote note, String reason, PrintWriter err) {
        err.println("audit: " + note.type() + " is done, but is not in the audit log: " + reason);
    }
}

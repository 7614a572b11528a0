package trading.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;

/// An act of a command that works on files while an instance runs, for that instance's audit trail.
///
/// `type`: one of those that a command may tell; `details`: what it was about, without any secret.
public record AuditNote(String type, String details) {
    private static final Set<String> TYPES =
            Set.of("secret_set", "secret_removed", "secret_key_changed", "database_restored", "database_reset");
    private static final int LONGEST = 500;

    /// Throws [IllegalArgumentException] for another type, and for details that are too long.
    public AuditNote {
        if (!TYPES.contains(type) || details.length() > LONGEST) {
            throw new IllegalArgumentException("audit: type=" + type + ": a command cannot note this");
        }
    }

    static AuditNote from(JsonNode request) {
        return new AuditNote(
                request.path("type").asText(), request.path("details").asText());
    }

    public JsonNode request() {
        return new ObjectMapper()
                .createObjectNode()
                .put("command", "note")
                .put("type", type)
                .put("details", details);
    }
}

package trading.infra.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;

/// Something that somebody did or tried. `type`: one word of letters and `_`; `timestamp` in ISO 8601, UTC; `details`
/// without any secret; `sourceIp`: the other end of the connection, or what stands for it; `principal`: who, empty
/// for a stranger.
@JsonPropertyOrder({"event_type", "timestamp", "details", "source_ip", "user_agent", "principal"})
public record AuditEvent(
        @JsonProperty("event_type") String type,
        String timestamp,
        String details,
        @JsonProperty("source_ip") String sourceIp,
        @JsonProperty("user_agent") String userAgent,
        String principal) {
    private static final int LONGEST_DETAILS = 2_000;
    private static final int LONGEST_WORD = 200;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /// Cuts what is too long, so that nobody fills the disk with one request.
    public AuditEvent {
        type = cut(type, LONGEST_WORD);
        details = cut(details, LONGEST_DETAILS);
        sourceIp = cut(sourceIp, LONGEST_WORD);
        userAgent = cut(userAgent, LONGEST_WORD);
        principal = cut(principal, LONGEST_WORD);
    }

    public static AuditEvent now(String type, String details, String sourceIp, String userAgent, String principal) {
        return new AuditEvent(type, Instant.now().toString(), details, sourceIp, userAgent, principal);
    }

    /// One line of JSON, in ASCII: control characters and all others are escaped.
    public String json() {
        try {
            return JSON.writeValueAsString(this).replace("\u007f", "\\u007f");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("audit: an event cannot be written", e);
        }
    }

    /// Throws when `entry` is none.
    public static AuditEvent of(String entry) throws JsonProcessingException {
        return JSON.readValue(entry, AuditEvent.class);
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}

package trading.web.security;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.web.json.Json;

/// Security events, one line of JSON each, to the logger `audit`. No event holds a secret.
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger("audit");

    private record Event(String event_type, String timestamp, String details, String source_ip, String user_agent) {}

    private AuditLog() {}

    public static void record(String type, String details, String address, String userAgent) {
        String agent = userAgent.length() > 200 ? userAgent.substring(0, 200) : userAgent;
        LOG.info(Json.text(new Event(type, Instant.now().toString(), details, address, agent)));
    }
}

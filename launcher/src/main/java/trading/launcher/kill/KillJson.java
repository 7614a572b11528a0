package trading.launcher.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import trading.engine.model.KillSwitch;

/// Answers and switches, as scripts read them.
public final class KillJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KillJson() {}

    /// `outcome` says which one it is: `engaged`, `rearmed`, `refused`, `starting`, `unavailable`, `timed_out`.
    public static ObjectNode of(KillAnswer answer) {
        return JSON.createObjectNode().put("outcome", outcome(answer)).setAll(JSON.<ObjectNode>valueToTree(answer));
    }

    private static String outcome(KillAnswer answer) {
        return switch (answer) {
            case KillAnswer.Engaged engaged -> "engaged";
            case KillAnswer.Rearmed rearmed -> "rearmed";
            case KillAnswer.Refused refused -> "refused";
            case KillAnswer.Starting starting -> "starting";
            case KillAnswer.Unavailable unavailable -> "unavailable";
            case KillAnswer.TimedOut timedOut -> "timed_out";
        };
    }

    public static ArrayNode of(List<KillSwitch> engaged) {
        ArrayNode array = JSON.createArrayNode();
        for (KillSwitch each : engaged) {
            array.addObject()
                    .put("scope", KillTarget.name(each.scope()))
                    .put("target", each.target())
                    .put("reason", each.reason())
                    .put("by", each.by())
                    .put("since", Instant.ofEpochSecond(0, each.sinceNanos()).toString());
        }
        return array;
    }

    /// As a person reads it, from what [#of(List)] makes.
    public static String text(JsonNode engaged) {
        String target = engaged.path("target").asText();
        return engaged.path("scope").asText() + (target.isEmpty() ? "" : " " + target) + " since "
                + engaged.path("since").asText() + " by " + engaged.path("by").asText() + ": "
                + engaged.path("reason").asText();
    }
}

package trading.launcher.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import trading.engine.message.Command.EngageKillSwitch;

/// What somebody wants stopped. `flatten` goes with `cancelOrders`: orders that were left could open again
/// what it closes.
public record KillRequest(KillTarget target, boolean cancelOrders, boolean flatten, String reason) {
    /// Bytes; less than the gateway takes.
    public static final int LONGEST_REASON = 500;

    public KillRequest {
        checkReason(reason);
        if (flatten && !cancelOrders) {
            throw new IllegalArgumentException("flatten: orders that are kept could open again what it closes");
        }
    }

    /// Everything, and all open orders with it.
    public static KillRequest global(String reason) {
        return new KillRequest(KillTarget.GLOBAL, true, false, reason);
    }

    /// Throws [IllegalArgumentException] when it is blank or too long.
    public static void checkReason(String reason) {
        if (reason.isBlank() || reason.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "reason: must be said, in at most " + LONGEST_REASON + " bytes; for example \"prices are wrong\"");
        }
    }

    /// Throws [IllegalArgumentException] when it is not what [#into] makes.
    public static KillRequest from(JsonNode json) {
        JsonNode cancel = json.path("cancelOrders");
        JsonNode flatten = json.path("flatten");
        if (!json.path("scope").isTextual()
                || !json.path("target").isTextual()
                || !cancel.isBoolean()
                || !flatten.isBoolean()) {
            throw new IllegalArgumentException("kill request: scope, target, cancelOrders and flatten are needed");
        }
        return new KillRequest(
                KillTarget.of(json.path("scope").asText(), json.path("target").asText()),
                cancel.booleanValue(),
                flatten.booleanValue(),
                json.path("reason").asText());
    }

    public ObjectNode into(ObjectNode json) {
        return json.put("scope", target.scopeName())
                .put("target", target.target())
                .put("cancelOrders", cancelOrders)
                .put("flatten", flatten)
                .put("reason", reason);
    }

    /// As it is told to the gateway.
    EngageKillSwitch command(String by) {
        return new EngageKillSwitch(target.scope(), target.target(), cancelOrders, flatten, reason, by);
    }
}

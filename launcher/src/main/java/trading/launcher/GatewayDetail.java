package trading.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.LongSupplier;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.ReportHandler;

/// What `trading status --detailed` tells of the services inside this process. `databaseLag`: commands that PostgreSQL
/// has not stored yet; the sink itself may have taken them. `apiPort`: 0 without one.
record GatewayDetail(
        ExecutionGateway gateway,
        Map<String, ReportHandler> sinks,
        LongSupplier databaseLag,
        int apiPort,
        int marketDataPort) {

    void into(ObjectNode detail) {
        ObjectNode ports = detail.withObjectProperty("ports");
        if (apiPort > 0) {
            ports.put("api", apiPort);
        }
        ports.put("gateway", marketDataPort);
        long sequence = gateway.lastSequence();
        ObjectNode journal = detail.putObject("journal")
                .put("sequence", sequence)
                .put("state", gateway.state().name())
                .put("freeSlots", gateway.remainingCapacity());
        if (!gateway.haltReason().isEmpty()) {
            journal.put("haltReason", gateway.haltReason());
        }
        ObjectNode behind = detail.putObject("sinksBehind");
        sinks.forEach((name, sink) -> behind.put(
                name,
                name.equals("database") ? databaseLag.getAsLong() : Math.max(0, sequence - gateway.sequenceOf(sink))));
    }
}

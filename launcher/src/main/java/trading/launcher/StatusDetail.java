package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;

/// What `trading status --detailed` shows below the table.
final class StatusDetail {
    private static final double MEGABYTE = 1 << 20;

    private StatusDetail() {}

    static void print(JsonNode status, PrintWriter out) {
        JsonNode detail = status.path("detail");
        out.println();
        JsonNode versions = detail.path("versions");
        out.printf(
                "Versions   Trading %s, Java %s, PostgreSQL %s, Redis %s%n",
                versions.path("trading").asText(),
                versions.path("java").asText(),
                versions.path("postgres").asText(),
                versions.path("redis").asText());
        out.println("Ports      " + pairs(detail.path("ports")));
        JsonNode journal = detail.path("journal");
        if (!journal.isMissingNode()) {
            out.printf(
                    "Journal    sequence %s, %s, room for %s commands%n",
                    journal.path("sequence").asText(),
                    journal.path("state").asText(),
                    journal.path("freeSlots").asText());
            if (journal.has("haltReason")) {
                out.println("           " + journal.path("haltReason").asText());
            }
            out.println("Behind     " + pairs(detail.path("sinksBehind")) + " (commands)");
        }
        out.println();
        out.printf("%-14s %9s %10s  %s%n", "PROCESS", "MEMORY", "CPU", "LAST HEARTBEAT");
        for (Map.Entry<String, JsonNode> use : detail.path("processes").properties()) {
            out.printf(
                    "%-14s %6.1f MB %8.1f s  %s%n",
                    use.getKey(),
                    use.getValue().path("memoryBytes").asLong() / MEGABYTE,
                    use.getValue().path("cpuSeconds").asDouble(),
                    heartbeat(status, use.getKey()));
        }
    }

    private static String heartbeat(JsonNode status, String name) {
        for (JsonNode service : status.path("services")) {
            if (service.path("name").asText().equals(name)) {
                return service.path("lastHeartbeat").asText("-");
            }
        }
        return "-";
    }

    private static String pairs(JsonNode object) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(each.getKey())
                    .append(' ')
                    .append(each.getValue().asText());
        }
        return text.isEmpty() ? "none" : text.toString();
    }
}

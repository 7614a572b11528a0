package trading.launcher.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import trading.infra.process.DataDirectory;

/// What the running instance says of its services, and whether it answers at all.
final class InstanceCheck implements Check {
    private static final String SUBJECT = "instance";
    private static final Set<String> SUBJECTS =
            Set.of(SUBJECT, "postgres", "redis", "gateway", "orchestrator", "api", "dashboard");

    @Override
    public Set<String> subjects() {
        return SUBJECTS;
    }

    @Override
    public List<Finding> findings(Surroundings here) throws IOException {
        if (!here.runs()) {
            return List.of(absent(here));
        }
        JsonNode status = here.status().orElseThrow().path("status");
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.well(
                SUBJECT,
                "Trading " + status.path("version").asText() + " runs, pid "
                        + status.path("pid").asText()));
        for (JsonNode service : status.path("services")) {
            findings.add(of(service));
        }
        return findings;
    }

    private static Finding absent(Surroundings here) throws IOException {
        OptionalLong user = DataDirectory.userOf(here.data());
        if (user.isPresent()) {
            return Finding.wrong(
                    SUBJECT,
                    "process " + user.getAsLong() + " uses the data folder, but does not answer",
                    "wait until it has started; if it stays so, end it (kill " + user.getAsLong()
                            + ") and start again: nothing acknowledged is lost");
        }
        return Finding.well(SUBJECT, "nothing runs on " + here.data());
    }

    private static Finding of(JsonNode service) {
        String name = service.path("name").asText();
        String state = service.path("status").asText();
        String health = service.path("healthStatus").asText();
        String subject = SUBJECTS.contains(name) ? name : SUBJECT;
        String what = name + " is " + state + ", " + health + ", restarted "
                + service.path("restartCount").asInt() + " times";
        if (!state.equals("failed") && !health.equals("unhealthy")) {
            return Finding.well(subject, what);
        }
        String error = service.path("lastError").asText("");
        return Finding.wrong(
                subject,
                what + (error.isEmpty() ? "" : ": " + error),
                "trading logs --service " + name + " --tail 50, then: trading restart " + name);
    }
}

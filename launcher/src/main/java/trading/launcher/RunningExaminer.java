package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import trading.launcher.config.ConfigLoader;
import trading.launcher.doctor.Examination;
import trading.launcher.doctor.Surroundings;
import trading.web.doctor.Examiner;

/// What `trading doctor` would say of this instance.
final class RunningExaminer implements Examiner {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConfigLoader loader;
    private final Path data;
    private final Instance instance;

    RunningExaminer(ConfigLoader loader, Path data, Instance instance) {
        this.loader = loader;
        this.data = data;
        this.instance = instance;
    }

    @Override
    public List<DoctorFindingJson> examine() throws IOException, InterruptedException {
        ConfigLoader.Understood understood = loader.understand(home -> data);
        ObjectNode answer = JSON.createObjectNode();
        answer.set("status", instance.status());
        Surroundings here = new Surroundings(understood.config(), understood.errors(), Optional.of(answer));
        return Examination.of(here, "").stream()
                .map(finding -> new DoctorFindingJson(
                        finding.subject(), finding.verdict().name(), finding.what(), finding.mend()))
                .toList();
    }
}

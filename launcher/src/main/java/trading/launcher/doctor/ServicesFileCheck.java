package trading.launcher.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import trading.launcher.config.ConfigException;
import trading.launcher.config.ServicesFile;
import trading.launcher.service.ServiceDefinition;

/// `services.json`, and whether the programs of added services are there.
final class ServicesFileCheck implements Check {
    private static final String SUBJECT = "services";

    @Override
    public Set<String> subjects() {
        return Set.of(SUBJECT);
    }

    @Override
    public List<Finding> findings(Surroundings here) throws IOException {
        Path file = here.config().configDirectory().resolve("services.json");
        List<ServiceDefinition> services;
        try {
            services = ServicesFile.read(file).services();
        } catch (ConfigException wrong) {
            return wrong.errors().stream()
                    .map(error -> Finding.wrong(
                            SUBJECT,
                            error.key() + " = " + error.value() + " ("
                                    + error.origin().text() + ") is wrong",
                            "expected: " + error.expected()))
                    .toList();
        }
        List<Finding> findings = new ArrayList<>();
        for (ServiceDefinition service : services) {
            String command = service.command();
            if (command != null && Path.of(command).isAbsolute() && !Files.isExecutable(Path.of(command))) {
                findings.add(Finding.wrong(
                        SUBJECT,
                        "the program of " + service.name() + " is not there or cannot be run: " + command,
                        "mend its path in config/services.json, or: chmod +x " + command));
            }
        }
        if (findings.isEmpty()) {
            long added =
                    services.stream().filter(service -> !service.isBuiltIn()).count();
            findings.add(Finding.well(
                    SUBJECT, "services.json is valid: " + services.size() + " services, " + added + " of them added"));
        }
        return findings;
    }
}

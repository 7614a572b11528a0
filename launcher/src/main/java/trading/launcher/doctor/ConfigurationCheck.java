package trading.launcher.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import trading.launcher.config.ConfigError;

/// Everything that is wrong with the settings, as `trading config check` tells it.
final class ConfigurationCheck implements Check {
    private static final String SUBJECT = "config";

    @Override
    public Set<String> subjects() {
        return Set.of(SUBJECT);
    }

    @Override
    public List<Finding> findings(Surroundings here) {
        List<Finding> findings = new ArrayList<>();
        for (ConfigError error : here.errors()) {
            findings.add(Finding.wrong(
                    SUBJECT,
                    error.key() + " = " + error.value() + " (" + error.origin().text() + ") is wrong",
                    "expected: " + error.expected()));
        }
        here.config().notices().forEach(notice -> findings.add(Finding.note(SUBJECT, notice, "")));
        if (findings.isEmpty()) {
            findings.add(Finding.well(SUBJECT, "the configuration is valid"));
        }
        return findings;
    }
}

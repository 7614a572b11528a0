package trading.launcher.doctor;

import java.util.List;
import java.util.Set;
import trading.launcher.Version;

/// Which build this is, and what it runs on.
final class VersionCheck implements Check {
    private static final String SUBJECT = "versions";
    private static final int LEAST_JAVA = 21;

    @Override
    public Set<String> subjects() {
        return Set.of(SUBJECT);
    }

    @Override
    public List<Finding> findings(Surroundings here) {
        Finding build = Finding.well(
                SUBJECT, String.join(", ", new Version().getVersion()).replace(",   ", ", "));
        int java = Runtime.version().feature();
        return java >= LEAST_JAVA
                ? List.of(build)
                : List.of(build, Finding.wrong(SUBJECT, "Java " + java + " is too old", "use Java 21 or newer"));
    }
}

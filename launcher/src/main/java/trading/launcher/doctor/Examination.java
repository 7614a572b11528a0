package trading.launcher.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Looks at everything that a start and work without loss need.
public final class Examination {
    private static final List<Check> CHECKS = List.of(
            new ConfigurationCheck(),
            new ServicesFileCheck(),
            new InstanceCheck(),
            new PortCheck(),
            new OwnServerCheck(),
            new ProgramCheck(),
            new FolderCheck(),
            new FormatCheck(),
            new PermissionCheck(),
            new JournalCheck(),
            new RuntimeFolderCheck(),
            new SpaceCheck(),
            new ForceCheck(),
            new MemoryCheck(),
            new FileLimitCheck(),
            new ClockCheck(),
            new VersionCheck());

    private Examination() {}

    /// What can be asked about by itself.
    public static Set<String> subjects() {
        Set<String> subjects = new LinkedHashSet<>();
        CHECKS.forEach(check -> check.subjects().stream().sorted().forEach(subjects::add));
        return subjects;
    }

    /// `subject`: only what concerns this one; empty for all.
    public static List<Finding> of(Surroundings here, String subject) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        for (Check check : CHECKS) {
            if (subject.isEmpty() || check.subjects().contains(subject)) {
                findings.addAll(look(check, here));
            }
        }
        return findings.stream()
                .filter(finding -> subject.isEmpty() || finding.subject().equals(subject))
                .toList();
    }

    private static List<Finding> look(Check check, Surroundings here) throws InterruptedException {
        try {
            return check.findings(here);
        } catch (IOException | RuntimeException failed) {
            return check.subjects().stream()
                    .sorted()
                    .map(about -> Finding.note(
                            about, "cannot be looked at: " + failed, "see whether the user who runs this may read it"))
                    .toList();
        }
    }
}

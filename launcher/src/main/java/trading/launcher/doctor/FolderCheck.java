package trading.launcher.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether the data folder can be written to, and whether its path is short enough for every system's limits.
final class FolderCheck implements Check {
    private static final String SUBJECT = "data";
    /// A socket's path may have 104 to 108 bytes; the control socket is then somewhere else.
    private static final int LONGEST_FOR_SOCKET = 100 - "/control.sock".length();
    /// Windows' limit is 260; below the data folder are paths of up to some 120.
    private static final int LONGEST = 140;

    @Override
    public Set<String> subjects() {
        return Set.of(SUBJECT);
    }

    @Override
    public List<Finding> findings(Surroundings here) {
        List<Finding> findings = new ArrayList<>();
        Optional<Path> existing = here.existingFolder();
        findings.add(
                existing.isEmpty()
                        ? Finding.wrong(SUBJECT, here.data() + " cannot be made", "choose another one by --data-dir")
                        : written(existing.get()));
        int length = here.data().toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST && System.getProperty("os.name", "").startsWith("Windows")) {
            findings.add(Finding.wrong(
                    SUBJECT,
                    "its path has " + length + " bytes, so some files in it would be past Windows' limit of 260",
                    "choose a shorter one by --data-dir"));
        } else if (length > LONGEST_FOR_SOCKET) {
            findings.add(Finding.note(
                    SUBJECT,
                    "its path has " + length + " bytes: the control socket is in "
                            + System.getProperty("java.io.tmpdir") + " instead",
                    "keep that folder from being cleaned, or choose a shorter path by --data-dir"));
        } else {
            findings.add(Finding.well(SUBJECT, "its path has " + length + " bytes, which is short enough"));
        }
        return findings;
    }

    private static Finding written(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".doctor", null));
            return Finding.well(SUBJECT, folder + " can be written to");
        } catch (IOException e) {
            return Finding.wrong(
                    SUBJECT,
                    folder + " cannot be written to: " + e.getClass().getSimpleName(),
                    "mend its rights (chown, chmod u+rwx " + folder + ") or choose another one by --data-dir");
        }
    }
}

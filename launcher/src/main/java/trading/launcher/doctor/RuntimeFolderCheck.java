package trading.launcher.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether programs may be run from where PostgreSQL and Redis are unpacked.
final class RuntimeFolderCheck implements Check {
    private static final String SUBJECT = "runtime";
    private static final Path MOUNTS = Path.of("/proc/self/mounts");

    @Override
    public Set<String> subjects() {
        return Set.of(SUBJECT);
    }

    @Override
    public List<Finding> findings(Surroundings here) throws IOException {
        Optional<Path> folder = here.existingFolder();
        if (folder.isEmpty() || !Files.isReadable(MOUNTS)) {
            return List.of(Finding.note(SUBJECT, "this system does not tell whether programs may be run there", ""));
        }
        return List.of(of(folder.get().toRealPath(), Files.readAllLines(MOUNTS)));
    }

    /// `mounts`: as in `/proc/mounts`, `device place type options 0 0`; of two at one place the later one counts.
    static Finding of(Path folder, List<String> mounts) {
        Path place = Path.of("/");
        String options = "";
        for (String mount : mounts) {
            String[] fields = mount.split(" ", -1);
            if (fields.length < 4) {
                continue;
            }
            Path at = Path.of(fields[1].replace("\\040", " "));
            if (folder.startsWith(at) && at.getNameCount() >= place.getNameCount()) {
                place = at;
                options = fields[3];
            }
        }
        return Arrays.asList(options.split(",", -1)).contains("noexec")
                ? Finding.wrong(
                        SUBJECT,
                        "the disk at " + place + " is mounted noexec, so PostgreSQL and Redis cannot be run from "
                                + folder,
                        "choose a data folder on another disk by --data-dir, or: mount -o remount,exec " + place)
                : Finding.well(SUBJECT, "programs may be run from " + folder);
    }
}

package trading.launcher.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import trading.engine.gateway.DiskReserve;

/// Free bytes and inodes where the data are, by the rule that the gateway itself keeps.
final class SpaceCheck implements Check {
    private static final String SUBJECT = "disk";
    private static final Path STAT = Path.of("/usr/bin/stat");
    private static final long FEWEST_INODES = 10_000;

    @Override
    public Set<String> subjects() {
        return Set.of(SUBJECT);
    }

    @Override
    public List<Finding> findings(Surroundings here) throws IOException, InterruptedException {
        Optional<Path> folder = here.existingFolder();
        if (folder.isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        File disk = folder.get().toFile();
        findings.add(ofBytes(disk.getUsableSpace(), disk.getTotalSpace(), folder.get()));
        SystemTool.ask(
                        STAT,
                        Duration.ofSeconds(2),
                        "-f",
                        "-c",
                        "%d %c",
                        folder.get().toString())
                .flatMap(SpaceCheck::ofInodes)
                .ifPresent(findings::add);
        return findings;
    }

    static Finding ofBytes(long free, long total, Path folder) {
        long reserve = DiskReserve.DEFAULT.of(total);
        String text = Texts.gigabytes(free) + " of " + Texts.gigabytes(total) + " free on the disk of " + folder;
        if (free < reserve) {
            return Finding.wrong(
                    SUBJECT,
                    text + ", less than the reserve of " + Texts.gigabytes(reserve),
                    "make room: below that no orders are taken; what takes the most: du -xhd1 " + folder);
        }
        return free < 2 * reserve
                ? Finding.note(
                        SUBJECT,
                        text + "; the reserve is " + Texts.gigabytes(reserve),
                        "make room soon: below the reserve no orders are taken")
                : Finding.well(SUBJECT, text);
    }

    /// `free total`; a file system without inodes of its own tells 0.
    static Optional<Finding> ofInodes(String text) {
        String[] fields = text.strip().split(" ", -1);
        if (fields.length != 2 || !fields[0].matches("\\d{1,18}") || !fields[1].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        long free = Long.parseLong(fields[0]);
        long total = Long.parseLong(fields[1]);
        if (total == 0) {
            return Optional.empty();
        }
        String what = free + " of " + total + " inodes free";
        return Optional.of(
                free < FEWEST_INODES
                        ? Finding.wrong(SUBJECT, what, "delete small files on that disk, or move the data folder")
                        : Finding.well(SUBJECT, what));
    }
}

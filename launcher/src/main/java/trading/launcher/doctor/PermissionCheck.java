package trading.launcher.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Whether secrets, settings and data can be read by their owner only.
final class PermissionCheck implements Check {
    private static final String SUBJECT = "permissions";
    private static final Set<PosixFilePermission> BY_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);
    private static final Set<PosixFilePermission> BY_WRITERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    @Override
    public Set<String> subjects() {
        return Set.of(SUBJECT);
    }

    @Override
    public List<Finding> findings(Surroundings here) throws IOException {
        Path data = here.data();
        if (!data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return List.of(Finding.note(SUBJECT, "this system has no modes; its access lists are not looked at", ""));
        }
        List<Finding> findings = new ArrayList<>();
        // Its list of names is no secret, and what is in it is closed by itself.
        look(data, "700", BY_WRITERS, findings);
        for (String folder : List.of("secrets", "journal", "snapshots", "postgres", "redis", "backups")) {
            look(data.resolve(folder), "700", BY_OTHERS, findings);
        }
        Path secrets = data.resolve("secrets");
        if (Files.isReadable(secrets)) {
            try (Stream<Path> files = Files.list(secrets)) {
                for (Path file : files.sorted().toList()) {
                    look(file, "600", BY_OTHERS, findings);
                }
            }
        }
        look(here.config().home().resolve(".env"), "600", BY_OTHERS, findings);
        look(here.config().home().resolve(".env.local"), "600", BY_OTHERS, findings);
        if (findings.isEmpty()) {
            findings.add(Finding.well(SUBJECT, "secrets, .env files and data can be read by their owner only"));
        }
        return findings;
    }

    private static void look(Path path, String mode, Set<PosixFilePermission> wrong, List<Finding> findings)
            throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(path)) {
            return;
        }
        Set<PosixFilePermission> open = EnumSet.copyOf(wrong);
        open.retainAll(Files.getPosixFilePermissions(path));
        if (!open.isEmpty()) {
            findings.add(Finding.wrong(
                    SUBJECT,
                    "others may read or write " + path,
                    "chmod " + mode + " " + path
                            + (mode.equals("600") ? "; then change what is in it, if others use this machine" : "")));
        }
    }
}

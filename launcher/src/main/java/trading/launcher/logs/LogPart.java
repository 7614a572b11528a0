package trading.launcher.logs;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// A file that was put aside by a rotation and is not written any more. `log`: whose. `id`: keeps when the file is
/// compressed. `numbered`: of the old kind, `redis.log.2`, whose numbers move on and are higher for older ones.
record LogPart(String log, Path path, String id, String day, long number, boolean numbered) {
    /// `trading.2026-11-26.3.log.gz`, the same while it is being compressed, and `redis.17.log`.
    private static final Pattern PUT_ASIDE =
            Pattern.compile("([a-z0-9-]+)\\.(?:(\\d{4}-\\d\\d-\\d\\d)\\.)?(\\d{1,12})\\.log(\\.gz|\\d+\\.tmp)?");

    private static final Pattern MOVING = Pattern.compile("([a-z0-9-]+)\\.log\\.(\\d)");

    static final Comparator<LogPart> OLDEST_FIRST = Comparator.comparing(LogPart::numbered, Comparator.reverseOrder())
            .thenComparing(LogPart::day)
            .thenComparingLong(part -> part.numbered ? -part.number : part.number)
            .thenComparing(LogPart::isCompressed);

    static Optional<LogPart> of(Path path) {
        String name = path.getFileName().toString();
        Matcher aside = PUT_ASIDE.matcher(name);
        if (aside.matches()) {
            String day = aside.group(2) == null ? "" : aside.group(2);
            long number = Long.parseLong(aside.group(3));
            return Optional.of(new LogPart(aside.group(1), path, day + "." + number, day, number, false));
        }
        Matcher moving = MOVING.matcher(name);
        return moving.matches()
                ? Optional.of(new LogPart(
                        moving.group(1), path, "log." + moving.group(2), "", Long.parseLong(moving.group(2)), true))
                : Optional.empty();
    }

    boolean isCompressed() {
        return path.toString().endsWith(".gz");
    }

    String name() {
        return path.getFileName().toString();
    }

    InputStream open() throws IOException {
        InputStream file = Files.newInputStream(path);
        return isCompressed() ? new GZIPInputStream(new BufferedInputStream(file)) : file;
    }
}

package trading.infra.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was put aside of one log: `redis.17.log`, soon after `redis.17.log.gz`, the higher number the newer. Files are
/// compressed and removed on one thread for all logs.
final class LogArchive {
    private static final Logger log = LoggerFactory.getLogger(LogArchive.class);
    private static final String ZIPPED = ".gz";
    private static final String UNFINISHED = ".gz.tmp";
    private static final ExecutorService WORKER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("log-archive").factory());

    private final Path file;
    private final LogLimits limits;
    private final Clock clock;
    private final Pattern names;

    private record Part(Path path, long number, boolean zipped) {}

    LogArchive(Path file, LogLimits limits, Clock clock) {
        this.file = file;
        this.limits = limits;
        this.clock = clock;
        String name = file.getFileName().toString();
        String stem = Pattern.quote(name.endsWith(".log") ? name.substring(0, name.length() - 4) : name);
        // what older versions put aside was called redis.log.1
        this.names = Pattern.compile(stem + "(?:\\.(\\d{1,12})\\.log(\\.gz(?:\\.tmp)?)?|\\.log\\.(\\d))");
    }

    /// Gives the file, which nobody writes to any more, the name of the newest part.
    void putAside() throws IOException {
        long newest = parts().stream().mapToLong(Part::number).max().orElse(0);
        String name = file.getFileName().toString();
        String stem = name.endsWith(".log") ? name.substring(0, name.length() - 4) : name;
        Files.move(file, file.resolveSibling(stem + "." + (Math.max(0, newest) + 1) + ".log"));
        WORKER.execute(this::tidy);
    }

    private void tidy() {
        try {
            for (Part part : parts()) {
                if (part.path().toString().endsWith(UNFINISHED)) {
                    Files.delete(part.path());
                } else if (!part.zipped()) {
                    zip(part.path());
                }
            }
            prune();
        } catch (IOException failed) {
            log.warn("log: what was put aside is not tidied: file={}", file, failed);
        }
    }

    /// Both are there for a moment, never none.
    private void zip(Path raw) throws IOException {
        Path unfinished = raw.resolveSibling(raw.getFileName() + UNFINISHED);
        Path zipped = raw.resolveSibling(raw.getFileName() + ZIPPED);
        FileTime written = Files.getLastModifiedTime(raw);
        try (InputStream in = Files.newInputStream(raw);
                OutputStream out = new GZIPOutputStream(Files.newOutputStream(unfinished), 64 << 10)) {
            in.transferTo(out);
        }
        Files.setLastModifiedTime(unfinished, written);
        Files.move(unfinished, zipped, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(raw);
    }

    private void prune() throws IOException {
        List<Part> parts = new ArrayList<>(parts());
        parts.sort(Comparator.comparingLong(Part::number).reversed());
        Instant oldest = clock.instant().minus(Duration.ofDays(limits.maxAgeDays()));
        for (int i = 0; i < parts.size(); i++) {
            Path path = parts.get(i).path();
            if (i >= limits.maxFiles()
                    || Files.getLastModifiedTime(path).toInstant().isBefore(oldest)) {
                Files.deleteIfExists(path);
            }
        }
    }

    private List<Part> parts() throws IOException {
        try (Stream<Path> all = Files.list(file.getParent())) {
            List<Part> parts = new ArrayList<>();
            for (Path path : (Iterable<Path>) all::iterator) {
                Matcher name = names.matcher(path.getFileName().toString());
                if (name.matches()) {
                    boolean old = name.group(3) != null;
                    long number = old ? -Long.parseLong(name.group(3)) : Long.parseLong(name.group(1));
                    parts.add(new Part(path, number, old || name.group(2) != null));
                }
            }
            return parts;
        } catch (NoSuchFileException noFolder) {
            return List.of();
        }
    }
}

package trading.dist.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// A jar file of programs for many machines, cut down to those of one.
final class PlatformJar {
    private PlatformJar() {}

    /// Writes the entries whose names `kept` takes, in the order of their names and with one time.
    static void cut(Path jar, Predicate<String> kept, Path target, Instant time) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipArchiveOutputStream to = new ZipArchiveOutputStream(target)) {
            to.setLevel(Deflater.BEST_COMPRESSION);
            List<? extends ZipEntry> entries = from.stream()
                    .filter(entry -> !entry.isDirectory() && kept.test(entry.getName()))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            if (entries.stream().noneMatch(entry -> entry.getName().startsWith("redis-server"))) {
                throw new IOException(jar + " has no Redis for this machine");
            }
            for (ZipEntry entry : entries) {
                ZipArchiveEntry copy = new ZipArchiveEntry(entry.getName());
                copy.setTime(time.toEpochMilli());
                to.putArchiveEntry(copy);
                from.getInputStream(entry).transferTo(to);
                to.closeArchiveEntry();
            }
        }
        if (Files.size(target) > Files.size(jar)) {
            throw new IOException(target + " became larger than " + jar);
        }
    }
}

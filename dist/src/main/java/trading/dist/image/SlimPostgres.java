package trading.dist.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;
import trading.infra.process.ProgramArchive;

/// The jar file of PostgreSQL's programs without what is never unpacked of it, which for Windows is a third.
final class SlimPostgres {
    private static final String ARCHIVE = ".txz";

    private SlimPostgres() {}

    /// The same bytes for the same jar file.
    static void cut(Path jar, Path target, Instant time) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipArchiveOutputStream to = new ZipArchiveOutputStream(target)) {
            List<? extends ZipEntry> entries = from.stream()
                    .filter(entry -> !entry.isDirectory())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                byte[] bytes;
                try (InputStream in = from.getInputStream(entry)) {
                    bytes = entry.getName().endsWith(ARCHIVE) ? slim(in) : in.readAllBytes();
                }
                ZipArchiveEntry copy = new ZipArchiveEntry(entry.getName());
                copy.setTime(time.toEpochMilli());
                to.putArchiveEntry(copy);
                to.write(bytes);
                to.closeArchiveEntry();
            }
        }
    }

    private static byte[] slim(InputStream archive) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int kept = 0;
        try (TarArchiveInputStream from = new TarArchiveInputStream(new XZInputStream(archive));
                TarArchiveOutputStream to = new TarArchiveOutputStream(
                        new XZOutputStream(bytes, new LZMA2Options(LZMA2Options.PRESET_DEFAULT)), "UTF-8")) {
            to.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (TarArchiveEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                if (ProgramArchive.isNeeded(path(entry.getName()))) {
                    to.putArchiveEntry(entry);
                    from.transferTo(to);
                    to.closeArchiveEntry();
                    kept++;
                }
            }
        }
        if (kept == 0) {
            throw new IOException("there is nothing in PostgreSQL's archive");
        }
        return bytes.toByteArray();
    }

    private static String path(String name) {
        return name.startsWith("./") ? name.substring(2) : name;
    }
}

package trading.dist.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;
import trading.infra.process.ProgramArchive;

/// The jar file of PostgreSQL's programs without what is never unpacked of it, which for Windows is a third, and
/// packed as the image wants it.
final class SlimPostgres {
    private SlimPostgres() {}

    /// Whether its archive is packed in this way.
    static boolean isPacked(Path jar, String packing) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream().anyMatch(entry -> entry.getName().endsWith(packing));
        }
    }

    /// The same bytes for the same jar file. `packing`: how the archive in it is to be packed, one of
    /// [ProgramArchive#QUICK] and [ProgramArchive#SMALL].
    static void cut(Path jar, Path target, String packing, Instant time) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipArchiveOutputStream to = new ZipArchiveOutputStream(target)) {
            List<? extends ZipEntry> entries = from.stream()
                    .filter(entry -> !entry.isDirectory())
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                boolean archive = entry.getName().endsWith(ProgramArchive.SMALL);
                byte[] bytes;
                try (InputStream in = from.getInputStream(entry)) {
                    bytes = archive ? slim(in, packing) : in.readAllBytes();
                }
                ZipArchiveEntry copy =
                        new ZipArchiveEntry(archive ? packed(entry.getName(), packing) : entry.getName());
                copy.setTime(time.toEpochMilli());
                to.putArchiveEntry(copy);
                to.write(bytes);
                to.closeArchiveEntry();
            }
        }
    }

    private static String packed(String name, String packing) {
        return name.substring(0, name.length() - ProgramArchive.SMALL.length()) + packing;
    }

    private static OutputStream packer(OutputStream into, String packing) throws IOException {
        if (packing.equals(ProgramArchive.SMALL)) {
            return new XZOutputStream(into, new LZMA2Options(LZMA2Options.PRESET_DEFAULT));
        }
        GzipParameters best = new GzipParameters();
        best.setCompressionLevel(Deflater.BEST_COMPRESSION);
        return new GzipCompressorOutputStream(into, best);
    }

    private static byte[] slim(InputStream archive, String packing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int kept = 0;
        try (TarArchiveInputStream from = new TarArchiveInputStream(new XZInputStream(archive));
                TarArchiveOutputStream to = new TarArchiveOutputStream(packer(bytes, packing), "UTF-8")) {
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

package trading.dist.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/// Archives that depend on names and contents of the files only: sorted, of one time, of one owner, with the two modes
/// that matter.
final class Packed {
    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;
    private static final int LINK = 0777;

    private Packed() {}

    /// The folder itself is the first entry's name.
    static void tarGz(Path folder, Path archive, Instant time) throws IOException {
        GzipParameters gzip = new GzipParameters();
        gzip.setCompressionLevel(Deflater.BEST_COMPRESSION);
        gzip.setModificationInstant(Instant.EPOCH);
        String root = folder.getFileName() + "/";
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive));
                TarArchiveOutputStream tar =
                        new TarArchiveOutputStream(new GzipCompressorOutputStream(out, gzip), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (String name : FileTree.folders(folder)) {
                TarArchiveEntry entry = new TarArchiveEntry(root + name + "/");
                put(tar, entry, EXECUTABLE, time);
                tar.closeArchiveEntry();
            }
            for (String name : FileTree.files(folder)) {
                Path file = folder.resolve(name);
                if (Files.isSymbolicLink(file)) {
                    TarArchiveEntry entry = new TarArchiveEntry(root + name, TarConstants.LF_SYMLINK);
                    entry.setLinkName(Files.readSymbolicLink(file).toString());
                    put(tar, entry, LINK, time);
                } else {
                    TarArchiveEntry entry = new TarArchiveEntry(root + name);
                    entry.setSize(Files.size(file));
                    put(tar, entry, Files.isExecutable(file) ? EXECUTABLE : PLAIN, time);
                    Files.copy(file, tar);
                }
                tar.closeArchiveEntry();
            }
        }
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, int mode, Instant time)
            throws IOException {
        entry.setMode(mode);
        entry.setModTime(FileTime.from(time));
        entry.setIds(0, 0);
        entry.setNames("root", "root");
        tar.putArchiveEntry(entry);
    }

    static void zip(Path folder, Path archive, Instant time) throws IOException {
        String root = folder.getFileName() + "/";
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (String name : FileTree.files(folder)) {
                Path file = folder.resolve(name);
                if (Files.isSymbolicLink(file) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new IOException(file + " is no plain file: a zip for Windows can hold nothing else");
                }
                ZipArchiveEntry entry = new ZipArchiveEntry(root + name);
                entry.setTime(time.toEpochMilli());
                entry.setUnixMode(Files.isExecutable(file) ? EXECUTABLE : PLAIN);
                zip.putArchiveEntry(entry);
                Files.copy(file, zip);
                zip.closeArchiveEntry();
            }
        }
    }
}

package trading.infra.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// Turns the bytes of an archive into files under an empty folder, each forced to disk, and lists them.
@FunctionalInterface
interface Unpacking {
    /// What a server never reads: libraries for building against it, languages that need ones from
    /// outside, translations of its messages, which are looked for in English, and windows, which it has
    /// none of.
    Pattern NOT_NEEDED = Pattern.compile(
            ".*\\.a|.*\\.lib|include/.*|doc/.*|share/doc/.*|share/man/.*|lib/pkgconfig/.*|lib/postgresql/pgxs/.*"
                    + "|lib/libecpg.*|lib/libpgtypes.*|lib/postgresql/[^/]*(plperl|plpython3?|pltcl)\\.so"
                    + "|share/(postgresql/)?extension/[^/]*(plperl|plpython|pltcl)[^/]*"
                    + "|share/locale/.*|bin/wx[^/]*\\.dll");

    Manifest unpack(InputStream archive, Path target) throws IOException;

    /// A tar archive packed by xz, read as a stream: 9 MB of memory, not the whole.
    static Manifest tarXz(InputStream archive, Path target) throws IOException {
        return tar(new XZInputStream(archive), target);
    }

    /// A tar archive packed by gzip.
    static Manifest tarGz(InputStream archive, Path target) throws IOException {
        return tar(new GZIPInputStream(archive, 1 << 16), target);
    }

    private static Manifest tar(InputStream unpacked, Path target) throws IOException {
        var manifest = new Manifest();
        try (var tar = new TarArchiveInputStream(unpacked)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = pathOf(entry.getName());
                if (!path.isEmpty() && !NOT_NEEDED.matcher(path).matches()) {
                    write(tar, entry, target, path, manifest);
                }
            }
        }
        return manifest;
    }

    /// One program, not packed.
    static Manifest program(InputStream archive, Path target, String name) throws IOException {
        var manifest = new Manifest();
        writeFile(archive, target, name, true, manifest);
        return manifest;
    }

    private static void write(
            TarArchiveInputStream tar, TarArchiveEntry entry, Path target, String path, Manifest manifest)
            throws IOException {
        Path file = target.resolve(path);
        if (entry.isDirectory()) {
            directory(file);
        } else if (entry.isSymbolicLink()) {
            directory(parent(file));
            Path link = Path.of(entry.getLinkName());
            if (!parent(file).resolve(link).normalize().startsWith(target)) {
                throw new IOException("link leaves the archive: path=" + path + " link=" + link);
            }
            Files.createSymbolicLink(file, link);
            manifest.addLink(path, link.toString());
        } else if (entry.isFile()) {
            directory(parent(file));
            writeFile(tar, target, path, (entry.getMode() & 0100) != 0, manifest);
        } else {
            throw new IOException("neither file, folder nor link: path=" + path);
        }
    }

    private static void writeFile(InputStream bytes, Path target, String path, boolean executable, Manifest manifest)
            throws IOException {
        Path file = target.resolve(path);
        var digest = Sha256.digest();
        try (OutputStream out = new DigestOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), digest)) {
            bytes.transferTo(out);
        }
        if (OwnerOnly.posix()) {
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        manifest.addFile(path, Files.size(file), HexFormat.of().formatHex(digest.digest()));
    }

    /// The name of an entry as a path below the target, "" for the target itself.
    private static String pathOf(String name) throws IOException {
        Path path = Path.of(name).normalize();
        if (path.isAbsolute()
                || path.startsWith("..")
                || name.indexOf('\\') >= 0
                || name.indexOf('\n') >= 0
                || name.indexOf('\t') >= 0) {
            throw new IOException("entry leaves the archive: path=" + name);
        }
        return path.toString().replace('\\', '/');
    }

    /// Makes a folder that the one who runs the program can enter, whatever mask is set for new files.
    static void directory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            directory(parent(directory));
            Files.createDirectory(directory);
            if (OwnerOnly.posix()) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("no parent: path=" + file);
        }
        return parent;
    }
}

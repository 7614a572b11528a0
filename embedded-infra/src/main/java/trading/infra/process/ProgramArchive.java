package trading.infra.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bundled program on the class path, and its unpacked form on disk.
///
/// It is unpacked into a folder named after what is in the archive, beside which a new version unpacks into
/// another. The folder appears by one rename, whole and on disk, so a crash on the way leaves nothing but a
/// temporary folder, which the next start removes. A start compares every file with the manifest that was
/// written then, unless none was touched since that was done last, and unpacks anew when one differs, is
/// missing or was added.
public final class ProgramArchive {
    /// How an archive of PostgreSQL may be packed: six times as quick to unpack, or a third smaller.
    public static final String QUICK = ".tgz";
    public static final String SMALL = ".txz";

    private static final Logger log = LoggerFactory.getLogger(ProgramArchive.class);
    private static final String UNFINISHED = ".unpack-";

    private final String service;
    private final String name;
    private final String resource;
    private final Unpacking unpacking;

    ProgramArchive(String service, String name, String resource, Unpacking unpacking) {
        this.service = service;
        this.name = name;
        this.resource = resource;
        this.unpacking = unpacking;
    }

    /// PostgreSQL: `bin/postgres`, `bin/initdb` and what they load.
    public static ProgramArchive postgres(Platform platform) {
        String archive = platform.postgresArchive();
        String quick = archive + QUICK;
        return ProgramArchive.class.getResource("/" + quick) == null
                ? new ProgramArchive("PostgreSQL", "pgsql", archive + SMALL, Unpacking::tarXz)
                : new ProgramArchive("PostgreSQL", "pgsql", quick, Unpacking::tarGz);
    }

    /// Whether a file of PostgreSQL's archive is unpacked at all, by its path in there.
    public static boolean isNeeded(String path) {
        return !Unpacking.NOT_NEEDED.matcher(path).matches();
    }

    /// Redis: the one file `redis-server`.
    public static ProgramArchive redis(Platform platform) {
        String server = platform.executable("redis-server");
        return new ProgramArchive(
                "Redis",
                "redis",
                platform.redisServer(),
                (stream, target) -> Unpacking.program(stream, target, server));
    }

    /// The folder with the program, whole and checked.
    ///
    /// @throws ServiceStartException when there is no such program for this machine, or no place for it
    public Path unpackInto(Path runtime) {
        try {
            Path folder = runtime.resolve(name + "-" + key());
            checkOwner(runtime);
            if (isAsChecked(folder)) {
                return folder;
            }
            return unpackLocked(runtime, folder);
        } catch (IOException failed) {
            throw new ServiceStartException(
                    service,
                    "its program cannot be unpacked into " + runtime + ": " + failed,
                    List.of(
                            "Check that the disk is not full and the folder can be written to",
                            "Use another data directory: trading start --data-dir DIRECTORY"),
                    failed);
        }
    }

    /// How the unpacked program is, without changing anything. Reads all of it.
    public Condition examine(Path runtime) throws IOException {
        Path folder = runtime.resolve(name + "-" + key());
        if (!Files.isDirectory(folder)) {
            return new Condition(folder, Optional.empty(), Optional.empty());
        }
        return new Condition(folder, Optional.of(folder), Manifest.damageOf(folder));
    }

    /// `folder`: where the program of this build belongs; `unpacked`: empty when it is not there yet; `damage`:
    /// which file is not as it was unpacked, empty when all are.
    public record Condition(Path folder, Optional<Path> unpacked, Optional<String> damage) {}

    private Path unpackLocked(Path runtime, Path folder) throws IOException {
        synchronized (ProgramArchive.class) {
            try (var channel = FileChannel.open(
                            runtime.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                removeUnfinished(runtime);
                Optional<String> damage = damageOf(folder);
                if (damage.isEmpty()) {
                    return folder;
                }
                if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                    log.warn(
                            "unpacked program is damaged, unpacking it again: folder={} damage={}",
                            folder,
                            damage.get());
                    OwnerOnly.delete(folder);
                }
                log.debug("unpacking: resource={} folder={} lock={}", resource, folder, lock.isValid());
                unpack(runtime, folder);
                OwnerOnly.write(checked(folder), FileStamps.of(folder));
                return folder;
            }
        }
    }

    /// How the files were when each was last compared with the manifest.
    private static Path checked(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".checked");
    }

    private static boolean isAsChecked(Path folder) throws IOException {
        try {
            return Files.readString(checked(folder)).equals(FileStamps.of(folder));
        } catch (NoSuchFileException absent) {
            return false;
        }
    }

    /// Looks at every file, and notes how they are when all are right.
    private static Optional<String> damageOf(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Manifest.damageOf(folder);
        }
        String before = FileStamps.of(folder);
        Optional<String> damage = Manifest.damageOf(folder);
        if (damage.isEmpty()) {
            OwnerOnly.write(checked(folder), before);
        }
        return damage;
    }

    private void unpack(Path runtime, Path folder) throws IOException {
        Path unfinished = Files.createTempDirectory(runtime, UNFINISHED);
        Path content = unfinished.resolve("content");
        Unpacking.directory(content);
        try (InputStream stream = open()) {
            Manifest manifest = unpacking.unpack(stream, content);
            manifest.writeInto(content);
        }
        OwnerOnly.force(content);
        StillInUse.retry(() -> Files.move(content, folder, StandardCopyOption.ATOMIC_MOVE));
        OwnerOnly.force(runtime);
        StillInUse.retry(() -> OwnerOnly.delete(unfinished));
    }

    /// What a start that was killed on the way left behind.
    private static void removeUnfinished(Path runtime) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(runtime, UNFINISHED + "*")) {
            for (Path folder : left) {
                log.info("removing what an interrupted start left: folder={}", folder);
                OwnerOnly.delete(folder);
            }
        }
    }

    /// Programs are run from here: nobody else may own it or write to it.
    private static void checkOwner(Path runtime) throws IOException {
        if (!OwnerOnly.posix()) {
            return;
        }
        int owner = (int) Files.getAttribute(runtime, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (owner != Privileges.userId() && owner != 0) {
            throw DataDirectoryException.notOurs(
                    runtime, Files.getOwner(runtime).getName());
        }
        var permissions = Files.getPosixFilePermissions(runtime);
        if (permissions.removeAll(Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE))) {
            log.warn("programs could be replaced by others, now only by their owner: folder={}", runtime);
            Files.setPosixFilePermissions(runtime, permissions);
        }
    }

    /// What tells this archive from that of another version, 16 hexadecimal digits: its CRC-32 and its size,
    /// which a jar file tells without being read. Of an archive outside of one: how its SHA-256 begins.
    private String key() throws IOException {
        URL url = ProgramArchive.class.getResource("/" + resource);
        if (url != null && url.openConnection() instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            try (JarFile file = jar.getJarFile()) {
                ZipEntry entry = file.getEntry(resource);
                return HexFormat.of().toHexDigits(entry.getCrc(), 8)
                        + HexFormat.of().toHexDigits(entry.getSize(), 8);
            }
        }
        try (var stream = new DigestInputStream(open(), Sha256.digest())) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest()).substring(0, 16);
        }
    }

    private InputStream open() {
        InputStream stream = ProgramArchive.class.getResourceAsStream("/" + resource);
        if (stream == null) {
            throw new ServiceStartException(
                    service,
                    "this build does not bring it for " + Platform.current() + ": " + resource + " is missing",
                    List.of("Use a server of your own: "
                            + (service.equals("Redis")
                                    ? "REDIS_URL=redis://host:port in .env"
                                    : "DATABASE_URL=postgresql://user:password@host:port/database in .env")));
        }
        return stream;
    }
}

package trading.infra.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything the product keeps, locked for one running instance.
///
/// Its sub-folders are made as they are asked for, and can be read by their owner only.
public final class DataDirectory implements AutoCloseable {
    /// Room for the unpacked programs, an empty database and some journal.
    static final long NEEDED_BYTES = 300L << 20;

    private final Path root;
    private final Path rootOfChildren;
    private final Path runtime;
    private final Path secrets;
    private final @Nullable InstanceLock lock;
    private final String instance;
    private @Nullable Privileges privileges;
    private @Nullable Path logs;
    private volatile LogLimits logLimits = LogLimits.USUAL;

    private DataDirectory(
            Path root, Path rootOfChildren, Path runtime, Path secrets, @Nullable InstanceLock lock, String instance) {
        this.root = root;
        this.rootOfChildren = rootOfChildren;
        this.runtime = runtime;
        this.secrets = secrets;
        this.lock = lock;
        this.instance = instance;
    }

    /// Makes the folder where it is missing and locks it. A restore that was killed while it put its files
    /// in place is finished.
    ///
    /// @throws AlreadyRunningException when another instance uses it; nothing was written then
    /// @throws DataDirectoryException when it cannot be made or written to, its disk is nearly full, or a
    /// newer build has written it
    public static DataDirectory open(Path directory) {
        return locked(directory, null);
    }

    /// The same, with the unpacked programs in a folder of their own, which several data directories may
    /// share.
    public static DataDirectory open(Path directory, Path runtime) {
        return locked(directory, runtime.toAbsolutePath());
    }

    /// `runtime`: null for a folder in this one.
    private static DataDirectory locked(Path directory, @Nullable Path runtime) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            createWithParents(root);
        } catch (IOException failed) {
            throw DataDirectoryException.notCreatable(root, failed);
        }
        try {
            FormatMarker.check(root);
            InstanceLock lock = InstanceLock.acquire(root);
            try {
                checkSpace(root);
                FormatMarker.write(root);
                FolderSwitch.finish(root);
                Path ofChildren = AsciiPath.of(root);
                return new DataDirectory(
                        root,
                        ofChildren,
                        runtime == null ? ofChildren.resolve("runtime") : runtime,
                        root.resolve("secrets"),
                        lock,
                        lock.instance());
            } catch (IOException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (AccessDeniedException denied) {
            throw DataDirectoryException.notPermitted(root, denied);
        } catch (IOException failed) {
            throw DataDirectoryException.notCreatable(root, failed);
        }
    }

    /// Looks whether this build can use what is there, without a lock; writes nothing.
    ///
    /// @throws DataDirectoryException when a newer build has written it, or its marker cannot be understood
    public static void requireKnownFormat(Path root) throws IOException {
        FormatMarker.check(root);
    }

    /// The process that says it uses that directory, and that lives; empty when there is none.
    public static OptionalLong userOf(Path root) throws IOException {
        return InstanceLock.toldHolder(root);
    }

    /// A folder inside of this one, as empty as a new data directory, with the secrets and the unpacked
    /// programs of this one: what is prepared in it can take the place of what is here. Good for as long as
    /// this one is open.
    public DataDirectory prepare() {
        try {
            Path folder = FolderSwitch.prepared(root);
            OwnerOnly.delete(folder);
            OwnerOnly.directory(folder);
            privileges().openWay(root);
            return new DataDirectory(folder, AsciiPath.of(folder), runtime, secrets, null, instance);
        } catch (IOException failed) {
            throw DataDirectoryException.notPermitted(root, failed);
        }
    }

    public Path root() {
        return root;
    }

    /// The same folder by the name that children can open.
    public Path rootOfChildren() {
        return rootOfChildren;
    }

    /// Identifies this run, in lock file and logs.
    public String instance() {
        return instance;
    }

    /// As whom children run.
    ///
    /// @throws ServiceStartException where root cannot be given up
    public synchronized Privileges privileges() {
        if (privileges == null) {
            try {
                privileges = Privileges.forDataIn(root);
            } catch (IOException failed) {
                throw DataDirectoryException.notPermitted(root, failed);
            }
        }
        return privileges;
    }

    public Secrets secrets() {
        try {
            return new Secrets(OwnerOnly.directory(secrets));
        } catch (IOException failed) {
            throw DataDirectoryException.notPermitted(secrets, failed);
        }
    }

    public Path journal() {
        return folder("journal");
    }

    public Path snapshots() {
        return folder("snapshots");
    }

    /// Where all logs go: `logs` in here, unless [#keepLogsIn] said otherwise.
    public synchronized Path logs() {
        return logs == null ? folder("logs") : logs;
    }

    /// Keeps logs in another folder, which is made where it is missing, and then for its owner only.
    ///
    /// @throws DataDirectoryException when it cannot be made
    public synchronized void keepLogsIn(Path folder) {
        Path directory = folder.toAbsolutePath().normalize();
        try {
            createWithParents(directory);
        } catch (IOException failed) {
            throw DataDirectoryException.notCreatable(directory, failed);
        }
        logs = directory;
    }

    /// How much is kept of each log of a child that is started from here on.
    public void limitLogs(LogLimits limits) {
        logLimits = limits;
    }

    public LogLimits logLimits() {
        return logLimits;
    }

    /// Where the bundled programs are unpacked.
    public Path runtime() {
        try {
            createWithParents(runtime);
            privileges().openWay(root);
            privileges().openWay(runtime);
            return runtime;
        } catch (IOException failed) {
            throw DataDirectoryException.notPermitted(runtime, failed);
        }
    }

    /// A folder that the child of this name works in and owns, by the name that it can open.
    public Path childFolder(String name) {
        handOver(folder(name));
        return rootOfChildren.resolve(name);
    }

    /// Gives a folder that exists to the one who runs the children.
    public void handOver(Path folder) {
        try {
            privileges().openWay(root);
            privileges().handOver(folder);
        } catch (IOException failed) {
            throw DataDirectoryException.notPermitted(folder, failed);
        }
    }

    /// Unlocks. The folder stays.
    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path folder(String name) {
        try {
            return OwnerOnly.directory(root.resolve(name));
        } catch (IOException failed) {
            throw DataDirectoryException.notPermitted(root.resolve(name), failed);
        }
    }

    private static void createWithParents(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        boolean absent = !Files.isDirectory(directory);
        OwnerOnly.directory(directory);
        if (absent && !OwnerOnly.posix()) {
            WindowsRights.close(directory);
        }
    }

    private static void checkSpace(Path root) throws IOException {
        long free = OwnerOnly.freeBytes(root);
        if (free < NEEDED_BYTES) {
            throw DataDirectoryException.full(root, free, NEEDED_BYTES);
        }
    }
}

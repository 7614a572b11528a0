package trading.infra.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The lock of a data directory, held by the operating system for as long as this process lives. What the
/// file says is for people and for `trading status`; it never decides, so a file left by a killed run
/// blocks nobody.
final class InstanceLock implements AutoCloseable {
    static final String FILE = "trading.lock";
    /// Far behind what is written: on Windows nobody else can read what is locked.
    private static final long LOCKED_BYTE = 1L << 40;

    private static final Pattern PID = Pattern.compile("\"pid\":\\s*(\\d{1,18})");

    /// Directories locked by this JVM: opening the file a second time and closing it again would drop the
    /// lock.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;
    private final String instance = UUID.randomUUID().toString();

    private InstanceLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /// @throws AlreadyRunningException when it is held, by this process or another
    static InstanceLock acquire(Path root) throws IOException {
        Path directory = root.toRealPath();
        if (!HELD.add(directory)) {
            throw new AlreadyRunningException(root, ProcessHandle.current().pid());
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(directory.resolve(FILE), READ, WRITE, CREATE);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw new AlreadyRunningException(root, pidIn(channel));
            }
            var acquired = new InstanceLock(directory, channel);
            acquired.write();
            return acquired;
        } catch (IOException | RuntimeException failed) {
            HELD.remove(directory);
            close(channel);
            throw failed;
        }
    }

    /// The living process that the file names. Opens no channel that could drop the lock of this process.
    static OptionalLong toldHolder(Path root) throws IOException {
        Path file = root.resolve(FILE);
        if (!Files.isReadable(file)) {
            return OptionalLong.empty();
        }
        if (HELD.contains(root.toRealPath())) {
            return OptionalLong.of(ProcessHandle.current().pid());
        }
        var told = PID.matcher(Files.readString(file));
        return told.find()
                ? ProcessHandle.of(Long.parseLong(told.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .map(process -> OptionalLong.of(process.pid()))
                        .orElse(OptionalLong.empty())
                : OptionalLong.empty();
    }

    String instance() {
        return instance;
    }

    /// The file stays, empty: deleting it could take it away from an instance that just opened it.
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.truncate(0);
            channel.close();
            HELD.remove(directory);
        }
    }

    private void write() throws IOException {
        String text =
                """
                {"pid": %d, "startTime": "%s", "instance": "%s"}
                """.formatted(ProcessHandle.current().pid(), Instant.now().truncatedTo(ChronoUnit.MILLIS), instance);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)), 0);
        channel.force(true);
    }

    /// The holder may be about to write it.
    private static long pidIn(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(500);
        channel.read(text, 0);
        var pid = PID.matcher(new String(text.array(), 0, text.position(), UTF_8));
        return pid.find() ? Long.parseLong(pid.group(1)) : 0;
    }

    private static void close(@Nullable FileChannel channel) throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}

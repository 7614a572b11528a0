package trading.engine.backtest.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The file of a strategy's trials on some symbols: each is appended and forced to disk as soon as it is
/// over, so that a search that was killed goes on where it was. Also keeps the looks at hold-outs.
///
/// A line is `CRC32C KIND KEY JSON`. A last line that was cut off by a kill is taken away at the next
/// opening; damage anywhere else is told. One process writes at a time. Thread-safe.
public final class TrialLog implements TrialMemory, AutoCloseable {
    /// Of a data directory, unless another is named.
    public static final String FOLDER = "optimizations";

    private static final String TRIAL = "trial";
    private static final String LOOK = "look";
    private static final int SUM = 8;
    private static final int LONGEST_NAME = 100;
    private static final String SUFFIX = ".trials";

    private final Path file;
    private final FileChannel channel;
    private final TrialKey keys;
    private final Map<String, Place> trials = new HashMap<>();
    private final List<Look> looks = new ArrayList<>();

    /// Where a trial's JSON stands in the file.
    private record Place(long from, int length) {}

    /// A hold-out that was looked at, when (as text, UTC), and what was seen.
    public record Look(String time, long fromNanos, long toNanos, Trial trial) {}

    private TrialLog(Path file, FileChannel channel, TrialKey keys) {
        this.file = file;
        this.channel = channel;
        this.keys = keys;
    }

    /// The file of that work in a folder, which is made if need be. Empty when another search is writing
    /// it. Throws [DamagedTrialsException].
    public static Optional<TrialLog> open(Path folder, TrialWork work) throws IOException {
        Path file = Files.createDirectories(folder).resolve(name(work));
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!isOurs(channel)) {
                channel.close();
                return Optional.empty();
            }
            TrialLog log = new TrialLog(file, channel, TrialKey.of(work));
            log.load();
            return Optional.of(log);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /// One file for a strategy and its symbols, whatever is changed between two searches: so it knows all
    /// looks.
    private static String name(TrialWork work) {
        String text = work.strategy().name().replace(".java", "") + "-"
                + String.join("_", work.plan().symbols());
        String plain = text.replaceAll("[^A-Za-z0-9._-]", "_");
        if (plain.equals(text) && text.length() <= LONGEST_NAME) {
            return text + SUFFIX;
        }
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME)) + "-"
                + HexFormat.of().toHexDigits((int) sum.getValue()) + SUFFIX;
    }

    /// Held until the channel is closed, or the process is gone.
    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException anotherOfThisProcess) {
            return false;
        }
    }

    private void load() throws IOException {
        byte[] all = Files.readAllBytes(file);
        int start = 0;
        int line = 1;
        while (start < all.length) {
            int end = start;
            while (end < all.length && all[end] != '\n') {
                end++;
            }
            String broken = end == all.length ? "has no end" : add(all, start, end);
            if (broken != null) {
                if (end < all.length - 1) {
                    throw new DamagedTrialsException(file, line, broken);
                }
                channel.truncate(start);
                break;
            }
            start = end + 1;
            line++;
        }
        channel.position(channel.size());
    }

    /// What is wrong with the line, or null.
    private @Nullable String add(byte[] all, int start, int end) throws IOException {
        if (end - start <= SUM) {
            return "is too short";
        }
        String given = new String(all, start, SUM, StandardCharsets.UTF_8);
        if (!given.equals(sum(all, start + SUM, end - start - SUM))) {
            return "does not match its checksum";
        }
        String text = new String(all, start, end - start, StandardCharsets.UTF_8);
        String[] parts = text.split(" ", 4);
        if (parts.length < 4) {
            return "lacks parts";
        }
        if (parts[1].equals(TRIAL)) {
            int length = parts[3].getBytes(StandardCharsets.UTF_8).length;
            trials.put(parts[2], new Place(end - (long) length, length));
        } else if (parts[1].equals(LOOK)) {
            looks.add(TrialText.read(parts[3], Look.class));
        } else {
            return "is of a kind that this version does not know: " + parts[1];
        }
        return null;
    }

    private static String sum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private void append(String kind, String key, String json) {
        byte[] rest = (" " + kind + " " + key + " " + json).getBytes(StandardCharsets.UTF_8);
        ByteBuffer line = ByteBuffer.allocate(SUM + rest.length + 1);
        line.put(sum(rest, 0, rest.length).getBytes(StandardCharsets.UTF_8))
                .put(rest)
                .put((byte) '\n')
                .flip();
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("trials: " + file + " cannot be written", e);
        }
    }

    @Override
    public synchronized Optional<Trial> find(TrialTask task) {
        Place place = trials.get(keys.of(task));
        if (place == null) {
            return Optional.empty();
        }
        try {
            ByteBuffer json = ByteBuffer.allocate(place.length);
            while (json.hasRemaining() && channel.read(json, place.from + json.position()) >= 0) {
                // Until all of it is there.
            }
            Trial trial = TrialText.trial(new String(json.array(), StandardCharsets.UTF_8));
            return Optional.of(trial);
        } catch (IOException e) {
            throw new UncheckedIOException("trials: " + file + " cannot be read", e);
        }
    }

    @Override
    public synchronized void keep(TrialTask task, Trial trial) {
        String key = keys.of(task);
        String json = TrialText.of(trial);
        append(TRIAL, key, json);
        try {
            int length = json.getBytes(StandardCharsets.UTF_8).length;
            trials.put(key, new Place(channel.position() - 1 - length, length));
        } catch (IOException e) {
            throw new UncheckedIOException("trials: " + file + " cannot be written", e);
        }
    }

    /// The first look at anything of that time, with whatever bars, settings or assumptions.
    public synchronized Optional<Look> lookAt(long fromNanos, long toNanos) {
        return looks.stream()
                .filter(look -> look.fromNanos < toNanos && fromNanos < look.toNanos)
                .findFirst();
    }

    /// Returns once it is on disk.
    public synchronized void keep(Look look) {
        append(LOOK, "-", TrialText.line(look));
        looks.add(look);
    }

    public Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

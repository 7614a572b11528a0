package trading.engine.backtest.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The file of a strategy's trials on some symbols: each is appended and forced to disk as soon as it is
/// over, so that a search that was killed goes on where it was. Also keeps the looks at hold-outs.
///
/// A line is `CRC32C KIND KEY JSON`. A last line that was cut off by a kill is taken away at the next
/// opening; damage anywhere else is told. One search writes at a time. Thread-safe.
///
/// The lock is the system's, and on most of them a process loses it when it closes any channel of the file.
/// So this process never opens a file a second time that it has open: [#OPEN] knows them.
public final class TrialLog implements TrialMemory, AutoCloseable {
    /// Of a data directory, unless another is named.
    public static final String FOLDER = "optimizations";

    private static final long SECOND = 1_000_000_000L;
    private static final int LONGEST_NAME = 100;
    private static final String SUFFIX = ".trials";
    private static final Map<Path, TrialLog> OPEN = new HashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final TrialKey keys;
    private final TrialLines lines;

    /// A hold-out that was looked at, when (as text, UTC), by whom, and what was seen. `by` is empty in the
    /// files of versions that did not keep it.
    public record Look(String time, String by, long fromNanos, long toNanos, Trial trial) {
        public Look {
            by = Objects.requireNonNullElse(by, "");
        }

        /// Why there is no second look, in words for people.
        public String refusal() {
            return "this hold-out was looked at on " + time + (by.isEmpty() ? "" : " by " + by) + ", with "
                    + trial.settings() + " from " + text(fromNanos) + " to " + text(toNanos)
                    + ": what is chosen now has seen it. Wait for new bars";
        }

        private static String text(long nanos) {
            return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
                    .toString();
        }
    }

    private TrialLog(Path file, FileChannel channel, TrialKey keys, TrialLines lines) {
        this.file = file;
        this.channel = channel;
        this.keys = keys;
        this.lines = lines;
    }

    /// The file of that work in a folder, which is made if need be. Empty when another search is writing
    /// it. Throws [DamagedTrialsException].
    public static Optional<TrialLog> open(Path folder, TrialWork work) throws IOException {
        Path file = Files.createDirectories(folder)
                .toRealPath()
                .resolve(name(work.strategy().name(), work.plan().symbols()));
        TrialKey keys = TrialKey.of(work);
        synchronized (OPEN) {
            if (OPEN.containsKey(file)) {
                return Optional.empty();
            }
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() == null) {
                    channel.close();
                    return Optional.empty();
                }
                TrialLines lines = TrialLines.read(file, channel);
                channel.truncate(lines.end());
                channel.position(lines.end());
                TrialLog log = new TrialLog(file, channel, keys, lines);
                OPEN.put(file, log);
                return Optional.of(log);
            } catch (IOException | RuntimeException failed) {
                channel.close();
                throw failed;
            }
        }
    }

    /// The first look at anything of that time, whoever writes the file now. Throws
    /// [DamagedTrialsException].
    public static Optional<Look> lookAt(
            Path folder, String strategy, List<String> symbols, long fromNanos, long toNanos) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Path file = folder.toRealPath().resolve(name(strategy, symbols));
        synchronized (OPEN) {
            TrialLog open = OPEN.get(file);
            if (open != null) {
                return open.lookAt(fromNanos, toNanos);
            }
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return TrialLines.read(file, channel).lookAt(fromNanos, toNanos);
            }
        }
    }

    /// One file for a strategy and its symbols, whatever is changed between two searches: so it knows all
    /// looks.
    private static String name(String strategy, List<String> symbols) {
        String text = strategy.replace(".java", "") + "-" + String.join("_", symbols);
        String plain = text.replaceAll("[^A-Za-z0-9._-]", "_");
        if (plain.equals(text) && text.length() <= LONGEST_NAME) {
            return text + SUFFIX;
        }
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME)) + "-"
                + HexFormat.of().toHexDigits((int) sum.getValue()) + SUFFIX;
    }

    private void append(String kind, String key, String json) {
        byte[] rest = (" " + kind + " " + key + " " + json).getBytes(StandardCharsets.UTF_8);
        ByteBuffer line = ByteBuffer.allocate(TrialLines.SUM + rest.length + 1);
        line.put(TrialLines.sum(rest, 0, rest.length).getBytes(StandardCharsets.UTF_8))
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
        TrialLines.Place place = lines.trials().get(keys.of(task));
        if (place == null) {
            return Optional.empty();
        }
        try {
            ByteBuffer json = ByteBuffer.allocate(place.length());
            while (json.hasRemaining() && channel.read(json, place.from() + json.position()) >= 0) {
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
        append(TrialLines.TRIAL, key, json);
        try {
            int length = json.getBytes(StandardCharsets.UTF_8).length;
            lines.trials().put(key, new TrialLines.Place(channel.position() - 1 - length, length));
        } catch (IOException e) {
            throw new UncheckedIOException("trials: " + file + " cannot be written", e);
        }
    }

    /// The first look at anything of that time, with whatever bars, settings or assumptions.
    public synchronized Optional<Look> lookAt(long fromNanos, long toNanos) {
        return lines.lookAt(fromNanos, toNanos);
    }

    /// Returns once it is on disk.
    public synchronized void keep(Look look) {
        append(TrialLines.LOOK, "-", TrialText.line(look));
        lines.looks().add(look);
    }

    public Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        synchronized (OPEN) {
            channel.close();
            OPEN.remove(file, this);
        }
    }
}

package trading.engine.strategy.user;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder of people's strategies. Looks at it a few times a second, which works the same on every system
/// and file system, and tells what has been saved, once it has not changed between two looks.
///
/// All calls of the listener come from one thread, one after the other.
public final class StrategyFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StrategyFolder.class);
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final long LONGEST_FILE = 1 << 20;

    /// Is told what becomes of files.
    public interface Listener {
        /// Compiled and ready: to be taken in place of the version before, if there was one.
        void loaded(UserStrategy strategy);

        /// Not to be used as it is; what was loaded before stays in use.
        void broken(String file, List<CompileProblem> problems);

        void removed(String file);
    }

    private record Stamp(FileTime modified, long bytes) {}

    private final Path folder;
    private final Listener listener;
    /// Made for the first file: it is not worth the time of a start without any.
    private @Nullable StrategyCompiler compiler;
    private final Map<String, Stamp> seen = new HashMap<>();
    private final Map<String, Stamp> taken = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final SortedMap<String, String> complaints = new TreeMap<>();
    private @Nullable Thread watcher;
    private volatile boolean closed;

    /// Looks at nothing yet.
    public StrategyFolder(Path folder, Listener listener) {
        this.folder = folder;
        this.listener = listener;
    }

    /// Takes what is there, then watches. Makes the folder when it is missing.
    public void start() throws IOException {
        Files.createDirectories(folder);
        look();
        look();
        watcher = Thread.ofPlatform().daemon().name("strategy-folder").start(this::watch);
    }

    private StrategyCompiler compiler() {
        StrategyCompiler made = compiler;
        if (made == null) {
            made = new StrategyCompiler();
            compiler = made;
        }
        return made;
    }

    private void watch() {
        while (!closed) {
            try {
                Thread.sleep(EVERY);
                look();
            } catch (InterruptedException stop) {
                return;
            } catch (IOException | RuntimeException failure) {
                complain("", "strategies: folder=" + folder + ": " + failure);
            }
        }
    }

    /// One look: what is as it was at the look before, and was not taken like that, is taken now.
    void look() throws IOException {
        Map<String, Stamp> now = stamps();
        Set<String> gone = new TreeSet<>(taken.keySet());
        gone.removeAll(now.keySet());
        for (String file : gone) {
            taken.remove(file);
            texts.remove(file);
            listener.removed(file);
        }
        for (Map.Entry<String, Stamp> entry : new TreeMap<>(now).entrySet()) {
            String file = entry.getKey();
            Stamp stamp = entry.getValue();
            if (stamp.equals(seen.get(file)) && !stamp.equals(taken.get(file))) {
                take(file, stamp);
            }
        }
        seen.clear();
        seen.putAll(now);
    }

    private void take(String file, Stamp stamp) {
        try {
            if (stamp.bytes() > LONGEST_FILE) {
                refuse(file, "the file has " + stamp.bytes() + " bytes: at most " + LONGEST_FILE);
            } else {
                String text = Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
                if (!text.equals(texts.put(file, text))) {
                    load(new StrategySource(file, text));
                }
            }
            taken.put(file, stamp);
        } catch (CharacterCodingException wrong) {
            taken.put(file, stamp);
            refuse(file, "the file is not UTF-8");
        } catch (NoSuchFileException gone) {
            LOG.debug("strategies: file={} is gone again", file);
        } catch (IOException unreadable) {
            complain(file, "strategies: file=" + file + " cannot be read: " + unreadable);
        }
    }

    private void load(StrategySource source) {
        switch (UserStrategy.load(compiler(), source)) {
            case UserStrategy.Loaded.Ready ready -> listener.loaded(ready.strategy());
            case UserStrategy.Loaded.Broken broken -> listener.broken(source.file(), broken.problems());
        }
    }

    private void refuse(String file, String why) {
        listener.broken(file, List.of(new CompileProblem(file, 0, 0, true, why)));
    }

    private void complain(String subject, String text) {
        if (!text.equals(complaints.put(subject, text))) {
            LOG.warn("{}", text);
        }
    }

    private Map<String, Stamp> stamps() throws IOException {
        Map<String, Stamp> stamps = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path path : (Iterable<Path>) files::iterator) {
                String name = path.getFileName().toString();
                if (StrategySource.isName(name) && Files.isRegularFile(path)) {
                    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                    stamps.put(name, new Stamp(attributes.lastModifiedTime(), attributes.size()));
                }
            }
        } catch (NoSuchFileException gone) {
            LOG.debug("strategies: a file of {} went while it was looked at", folder);
        }
        return stamps;
    }

    @Override
    public void close() {
        closed = true;
        Thread its = watcher;
        if (its != null) {
            its.interrupt();
        }
    }
}

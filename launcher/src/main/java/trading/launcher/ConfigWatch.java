package trading.launcher;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.launcher.config.AnalystConfig;
import trading.launcher.config.ConfigException;
import trading.launcher.config.TradingConfig;
import trading.launcher.secret.SecretStore;

/// Takes changes of the configuration's files while the product runs: those of the analyst at once, of the others the
/// log says that they hold from the next start on. What is wrong is refused as a whole, with the reasons in the log;
/// what runs goes on.
///
/// Files are looked at twice a second, and read when two looks have found the same: nobody reads a file that is half
/// written. In turn with [#close], so that nothing is taken afterwards.
final class ConfigWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ConfigWatch.class);
    private static final long POLL_MILLIS = 500;

    /// Reads everything again, as it was read for the start.
    @FunctionalInterface
    interface Reading {
        TradingConfig load() throws ConfigException, IOException;
    }

    private record Stamp(long modifiedNanos, long bytes, String key) {}

    private final List<Path> files;
    private final Reading reading;
    private final Consumer<AnalystConfig> analyst;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("config").unstarted(this::run);
    private TradingConfig running;
    private Map<Path, Stamp> taken;
    private Map<Path, Stamp> seen;

    private ConfigWatch(TradingConfig running, Path data, Reading reading, Consumer<AnalystConfig> analyst) {
        this.running = running;
        this.reading = reading;
        this.analyst = analyst;
        files = List.of(
                running.configDirectory().resolve("config.toml"),
                running.home().resolve(".env"),
                running.home().resolve(".env.local"),
                SecretStore.in(data).file());
        taken = stamps();
        seen = taken;
    }

    /// `analyst` is given each new configuration of the analyst, on a thread of the watch.
    static ConfigWatch start(TradingConfig running, Path data, Reading reading, Consumer<AnalystConfig> analyst) {
        ConfigWatch watch = new ConfigWatch(running, data, reading, analyst);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!closing.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            log.debug("configuration: watch ended");
        }
    }

    private void look() {
        Map<Path, Stamp> now = stamps();
        boolean settled = now.equals(seen);
        seen = now;
        if (settled && !now.equals(taken)) {
            taken = now;
            read();
        }
    }

    private void read() {
        try {
            take(reading.load());
        } catch (ConfigException e) {
            log.error("configuration: not taken, what runs goes on. {}", e.getMessage());
        } catch (IOException e) {
            log.error("configuration: not taken, what runs goes on: it cannot be read: {}", e.toString());
        } catch (RuntimeException e) {
            log.error("configuration: not taken", e);
        }
    }

    private void take(TradingConfig next) {
        List<String> later = changed(running, next);
        boolean now = later.remove("analyst");
        if (now) {
            analyst.accept(next.analyst());
            log.info("configuration: the analyst's was taken");
        }
        if (!later.isEmpty()) {
            log.warn("configuration: changed, and holds from the next start on: {}", String.join(", ", later));
        }
        if (!now && later.isEmpty()) {
            log.info("configuration: read again, nothing in it has changed");
        }
        running = next;
    }

    /// The parts that are not the same, in words.
    static List<String> changed(TradingConfig before, TradingConfig after) {
        List<String> names = new ArrayList<>();
        for (RecordComponent part : TradingConfig.class.getRecordComponents()) {
            try {
                if (!Objects.equals(
                        part.getAccessor().invoke(before), part.getAccessor().invoke(after))) {
                    names.add(part.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT));
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record cannot be read: " + part, e);
            }
        }
        return names;
    }

    private Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new HashMap<>();
        for (Path file : files) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.put(
                        file,
                        new Stamp(
                                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                                attributes.size(),
                                String.valueOf(attributes.fileKey())));
            } catch (IOException absent) {
                // Not there is a state like another.
            }
        }
        return stamps;
    }

    /// Waits for a look that is under way.
    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        thread.join();
    }
}

package trading.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.launcher.config.ConfigException;
import trading.launcher.config.TradingConfig;
import trading.launcher.secret.SecretStore;
import trading.web.security.AuditLog;

/// Takes changes of the configuration's files while the product runs: of what allows it at once, of the others the
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
    private final HotParts parts;
    private final SettingsInForce settings;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("config").unstarted(this::run);
    private TradingConfig running;
    private List<String> told;
    /// None at first, so that what was changed since `running` was read is not missed, and what was taken before the
    /// gateway started again is taken again.
    private Map<Path, Stamp> taken = Map.of();
    private Map<Path, Stamp> seen;
    private boolean first;

    private ConfigWatch(TradingConfig running, Path data, Reading reading, HotParts parts, SettingsInForce settings) {
        this.running = running;
        this.reading = reading;
        this.parts = parts;
        this.settings = settings;
        told = running.notices();
        files = List.of(
                running.configDirectory().resolve("config.toml"),
                running.home().resolve(".env"),
                running.home().resolve(".env.local"),
                SecretStore.in(data).file());
        seen = stamps();
    }

    /// `parts` and `settings` are told of each new configuration, on a thread of the watch.
    static ConfigWatch start(
            TradingConfig running, Path data, Reading reading, HotParts parts, SettingsInForce settings) {
        ConfigWatch watch = new ConfigWatch(running, data, reading, parts, settings);
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
            first = taken.isEmpty();
            taken = now;
            read();
        }
    }

    private void read() {
        try {
            take(reading.load());
        } catch (ConfigException e) {
            log.error("configuration: not taken, what runs goes on. {}", e.getMessage());
            audit("configuration_refused", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            log.error("configuration: not taken, what runs goes on: it cannot be read: {}", e.toString());
        } catch (RuntimeException e) {
            log.error("configuration: not taken", e);
        }
    }

    private void take(TradingConfig next) {
        parts.take(running, next);
        boolean analyst = !running.analyst().equals(next.analyst());
        SettingsInForce.Change change = settings.take(next);
        running = next;
        List<String> atOnce = new ArrayList<>(change.atOnce());
        if (analyst && atOnce.stream().noneMatch(key -> key.startsWith("analyst."))) {
            atOnce.add("what analyst.key_file holds");
        }
        if (!atOnce.isEmpty()) {
            log.info("configuration: changed, and taken at once: {}", String.join(", ", atOnce));
            audit("configuration_changed", "taken at once: " + String.join(", ", atOnce));
        }
        if (!change.nextStart().isEmpty()) {
            log.warn(
                    "configuration: changed, and holds from the next start on: {}",
                    String.join(", ", change.nextStart()));
            audit("configuration_changed", "from the next start on: " + String.join(", ", change.nextStart()));
        }
        if (atOnce.isEmpty() && change.nextStart().isEmpty() && !first) {
            log.info("configuration: read again, nothing in it has changed");
        }
        next.notices().stream()
                .filter(notice -> !told.contains(notice))
                .forEach(notice -> log.warn("configuration: {}", notice));
        told = next.notices();
    }

    /// Nobody knows who changed a file: its owner could.
    private static void audit(String type, String details) {
        AuditLog.act(type, details, "files of the configuration", "os:" + System.getProperty("user.name"));
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

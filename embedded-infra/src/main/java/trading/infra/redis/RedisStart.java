package trading.infra.redis;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.process.ChildProcess;
import trading.infra.process.DataDirectory;
import trading.infra.process.Ending;
import trading.infra.process.Launch;
import trading.infra.process.OwnerOnly;
import trading.infra.process.Platform;
import trading.infra.process.PortHolder;
import trading.infra.process.PortInUseException;
import trading.infra.process.ServiceLog;
import trading.infra.process.Signal;

/// One start of Redis: tries again on another port where that is wanted, and once without files that cannot
/// be read.
record RedisStart(RedisConfig config, DataDirectory data, Path program, Path folder, String password, ServiceLog log) {
    private static final Logger logger = LoggerFactory.getLogger(RedisStart.class);
    private static final Ending ORPHANED = Ending.of(Signal.TERM, Duration.ofMillis(1_200));
    private static final int TRIES = 5;
    private static final String SETTINGS = "redis.conf";
    private static final String DAMAGED = "damaged";

    RedisServer run() throws IOException {
        for (int i = 1; ; i++) {
            int port = config.port().resolve(RedisServer.SERVICE);
            ChildProcess process = launch(port);
            if (becomesReady(process, port)) {
                return new RedisServer(process, port, password);
            }
            boolean interrupted = Thread.currentThread().isInterrupted();
            boolean exited = !process.alive();
            process.stop(RedisServer.POLITE);
            if (i < TRIES && exited && canBeMended(port)) {
                continue;
            }
            if (interrupted) {
                throw log.failure("the start was interrupted");
            }
            throw log.failure(
                    exited
                            ? "it ended again at once"
                            : "it is not ready after " + config.startPatience().toSeconds() + " s");
        }
    }

    private boolean canBeMended(int port) throws IOException {
        String said = log.text();
        if (said.contains("Address already in use")) {
            if (!config.port().auto()) {
                throw new PortInUseException(
                        RedisServer.SERVICE, port, PortHolder.of(port).orElse(null));
            }
            return true;
        }
        return RedisLog.saysUnreadable(said) && movedAside();
    }

    private ChildProcess launch(int port) throws IOException {
        Path file = folder.resolve(SETTINGS);
        OwnerOnly.write(file, new RedisSettings(config, folder, port, password, Platform.current()).file());
        data.handOver(file);
        log.mark();
        return ChildProcess.start(new Launch(
                "redis",
                List.of(
                        program.resolve(Platform.current().executable("redis-server"))
                                .toString(),
                        file.toString()),
                folder,
                Launch.cleanEnvironment(),
                data.privileges(),
                log.file(),
                data.logLimits(),
                ORPHANED));
    }

    private boolean becomesReady(ChildProcess process, int port) {
        long end = System.nanoTime() + config.startPatience().toNanos();
        while (process.alive() && System.nanoTime() < end) {
            try (RedisLine line = RedisLine.open(port, password, Duration.ofSeconds(2))) {
                if (line.ask("PING").equals("+PONG") && process.alive()) {
                    return true;
                }
            } catch (IOException notYet) {
                logger.trace("not ready yet: port={}", port, notYet);
            }
            if (process.awaitExit(Duration.ofMillis(10))
                    || Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
        return false;
    }

    /// False when there was nothing to move. Of several damages only the last is kept.
    private boolean movedAside() throws IOException {
        Path aside = folder.resolve(DAMAGED);
        OwnerOnly.delete(aside);
        OwnerOnly.directory(aside);
        boolean moved = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!file.equals(aside) && !file.endsWith(SETTINGS)) {
                    Files.move(file, aside.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
                    moved = true;
                }
            }
        }
        logger.warn(
                "Redis cannot read its files, starting empty; they are kept: folder={} reason={}",
                aside,
                RedisLog.reasonIn(log.text()));
        return moved;
    }
}

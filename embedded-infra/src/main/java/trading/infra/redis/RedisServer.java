package trading.infra.redis;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.process.ChildProcess;
import trading.infra.process.DataDirectory;
import trading.infra.process.Ending;
import trading.infra.process.LeftOvers;
import trading.infra.process.Platform;
import trading.infra.process.PortInUseException;
import trading.infra.process.ProgramArchive;
import trading.infra.process.ServiceLog;
import trading.infra.process.ServiceStartException;
import trading.infra.process.Signal;

/// The bundled Redis, running and answering.
public final class RedisServer implements AutoCloseable {
    static final String SERVICE = "Redis";
    static final Ending POLITE = Ending.of(Signal.TERM, Duration.ofSeconds(3));
    private static final Logger log = LoggerFactory.getLogger(RedisServer.class);
    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(2);
    private static final int PASSWORD_BYTES = 32;

    private final ChildProcess process;
    private final int port;
    private final String password;

    RedisServer(ChildProcess process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /// Unpacks what is not there yet, starts the server, and returns when it answers. Files that it cannot
    /// read are moved aside, and it starts empty.
    ///
    /// @throws PortInUseException    when the port is fixed and taken
    /// @throws ServiceStartException when it does not start, with its own words for it
    public static RedisServer start(RedisConfig config, DataDirectory data) {
        try {
            Path program = ProgramArchive.redis(Platform.current()).unpackInto(data.runtime());
            Path folder = data.childFolder("redis");
            LeftOvers.end(Platform.current().executable("redis-server"), folder, POLITE);
            String password = data.secrets().readOrCreate("redis.password", PASSWORD_BYTES);
            var serverLog = new ServiceLog(SERVICE, data.logs().resolve("redis.log"), RedisLog::reasonIn);
            return new RedisStart(config, data, program, folder, password, serverLog).run();
        } catch (IOException failed) {
            throw new ServiceStartException(
                    SERVICE,
                    "its files cannot be used: " + failed,
                    List.of("Check the rights and the free space of " + data.root()),
                    failed);
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.alive();
    }

    /// Whether it answers within that time; a process may be alive and hang.
    public boolean answers(Duration patience) {
        try (RedisLine line = RedisLine.open(port, password, patience)) {
            return line.ask("PING").equals("+PONG");
        } catch (IOException silent) {
            log.debug("no answer: pid={}", pid(), silent);
            return false;
        }
    }

    /// Completed with the exit code, also when it was not we who stopped it.
    public CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /// Stops it by its own command, which forces the append-only file to disk, then by signals. At most 6
    /// s.
    @Override
    public void close() {
        if (process.alive()) {
            try (RedisLine line = RedisLine.open(port, password, SHUTDOWN_PATIENCE)) {
                line.ask("SHUTDOWN", "NOSAVE");
            } catch (IOException endOfConnection) {
                log.debug("connection ended by the shutdown: pid={}", pid());
            }
            if (process.awaitExit(SHUTDOWN_PATIENCE)) {
                return;
            }
        }
        process.stop(POLITE);
    }
}

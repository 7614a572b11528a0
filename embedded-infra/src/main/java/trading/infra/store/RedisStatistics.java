package trading.infra.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/// Asks Redis for its own figures, on a connection of its own. For one thread.
public final class RedisStatistics implements AutoCloseable {
    private final RedisConnection connection;
    private @Nullable RedisClient client;

    /// Connects when it is first asked.
    public RedisStatistics(RedisConnection connection) {
        this.connection = connection;
    }

    /// Waits two seconds at most. Empty while Redis does not answer, or does not let us use INFO.
    public Optional<RedisFigures> read() {
        try {
            RedisClient open = client;
            if (open == null) {
                open = RedisClients.open(connection);
                client = open;
            }
            return Optional.of(RedisFigures.of(open.info(), connection.database()));
        } catch (JedisException | StoreException unanswered) {
            close();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        RedisClient open = client;
        client = null;
        if (open != null) {
            open.close();
        }
    }
}

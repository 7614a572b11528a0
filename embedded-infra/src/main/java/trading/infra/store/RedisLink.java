package trading.infra.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.params.SetParams;

/// One connection to Redis, with commands that Redis 5 knows.
final class RedisLink implements AutoCloseable {
    /// Trades that ended go after this time; the database has them for ever.
    private static final SetParams ENDED =
            SetParams.setParams().ex(Duration.ofDays(7).toSeconds());

    private static final String MARK = "trading:writer";
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final ObjectWriter JSON = new ObjectMapper().writer();

    private final RedisClient client;
    private final String mark = UUID.randomUUID().toString();

    RedisLink(RedisConnection connection) {
        this.client = RedisClient.builder()
                .hostAndPort(new HostAndPort(connection.host(), connection.port()))
                .clientConfig(DefaultJedisClientConfig.builder()
                        .resp2()
                        .password(connection.password())
                        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                        .connectionTimeoutMillis(TIMEOUT_MILLIS)
                        .socketTimeoutMillis(TIMEOUT_MILLIS)
                        .build())
                .build();
    }

    /// Whether what this link marked is still there; if not, someone wiped Redis.
    boolean isMarked() {
        return mark.equals(client.get(MARK));
    }

    void mark() {
        client.set(MARK, mark);
    }

    void wipe() {
        client.flushDB();
    }

    /// Returns when Redis has them all.
    void write(Map<String, Supplier<LatestValue>> values) {
        List<Response<String>> answers = new ArrayList<>(values.size());
        try (Pipeline pipeline = client.pipelined()) {
            values.forEach((key, worked) -> {
                LatestValue value = worked.get();
                answers.add(value.ended() ? pipeline.set(key, json(value), ENDED) : pipeline.set(key, json(value)));
            });
        }
        answers.forEach(Response::get);
    }

    private static String json(LatestValue value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of " + value, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

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
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.resps.ScanResult;

/// One connection to Redis, with commands that Redis 5 knows.
final class RedisLink implements AutoCloseable {
    /// Trades that ended go after this time; the database has them for ever.
    private static final SetParams ENDED =
            SetParams.setParams().ex(Duration.ofDays(7).toSeconds());

    private static final String MARK = "trading:writer";
    private static final int SCANNED_AT_ONCE = 1_000;
    private static final ObjectWriter JSON = new ObjectMapper().writer();

    private final RedisClient client;
    private final String prefix;
    private final String mark = UUID.randomUUID().toString();

    RedisLink(RedisConnection connection) {
        this.client = RedisClients.open(connection);
        this.prefix = connection.keyPrefix();
    }

    /// Whether what this link marked is still there; if not, someone wiped Redis.
    boolean isMarked() {
        return mark.equals(client.get(prefix + MARK));
    }

    void mark() {
        client.set(prefix + MARK, mark);
    }

    /// Removes all that is ours: the whole database where it is, else only keys of our kinds with our prefix.
    void wipe() {
        if (prefix.isEmpty()) {
            client.flushDB();
            return;
        }
        ScanParams ours = new ScanParams().match(escaped(prefix) + "*").count(SCANNED_AT_ONCE);
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            ScanResult<String> found = client.scan(cursor, ours);
            List<String> keys = found.getResult().stream().filter(this::isOurs).toList();
            if (!keys.isEmpty()) {
                client.unlink(keys.toArray(new String[0]));
            }
            cursor = found.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    }

    private boolean isOurs(String key) {
        String name = key.substring(prefix.length());
        return name.equals(MARK) || RedisWriter.KINDS.stream().anyMatch(name::startsWith);
    }

    /// So that Redis takes each character of a pattern for itself.
    private static String escaped(String text) {
        return text.replaceAll("[\\\\*?\\[\\]^-]", "\\\\$0");
    }

    /// Returns when Redis has them all.
    void write(Map<String, Supplier<LatestValue>> values) {
        List<Response<String>> answers = new ArrayList<>(values.size());
        try (Pipeline pipeline = client.pipelined()) {
            values.forEach((key, worked) -> {
                LatestValue value = worked.get();
                answers.add(
                        value.ended()
                                ? pipeline.set(prefix + key, json(value), ENDED)
                                : pipeline.set(prefix + key, json(value)));
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

package trading.infra.store;

import java.util.HashMap;
import java.util.Map;

/// What Redis counts about itself, since it was started. `maximumMemoryBytes`: 0 for no limit; `keys`: of our
/// database; `lastSaveSeconds`: when it last wrote a whole snapshot, in seconds since 1970; `appendFileBytes`: 0 where
/// none is kept; `appendFileWell`: whether the last write and the last rewrite of it went well.
public record RedisFigures(
        long memoryBytes,
        long maximumMemoryBytes,
        long clients,
        long evictions,
        long expirations,
        long commands,
        long hits,
        long misses,
        long keys,
        long lastSaveSeconds,
        boolean appendsToFile,
        boolean appendFileWell,
        long appendFileBytes) {
    /// `info`: what the command INFO answers, lines of `name:value`; a name that this Redis does not know counts as 0.
    static RedisFigures of(String info, int database) {
        Map<String, String> values = new HashMap<>();
        info.lines()
                .map(line -> line.split(":", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> values.put(parts[0], parts[1].strip()));
        return new RedisFigures(
                whole(values, "used_memory"),
                whole(values, "maxmemory"),
                whole(values, "connected_clients"),
                whole(values, "evicted_keys"),
                whole(values, "expired_keys"),
                whole(values, "total_commands_processed"),
                whole(values, "keyspace_hits"),
                whole(values, "keyspace_misses"),
                keys(values.getOrDefault("db" + database, "")),
                whole(values, "rdb_last_save_time"),
                whole(values, "aof_enabled") == 1,
                values.getOrDefault("aof_last_write_status", "ok").equals("ok")
                        && values.getOrDefault("aof_last_bgrewrite_status", "ok")
                                .equals("ok"),
                whole(values, "aof_current_size"));
    }

    private static long whole(Map<String, String> values, String name) {
        String value = values.getOrDefault(name, "");
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    }

    /// Of `keys=5,expires=1,avg_ttl=0`.
    private static long keys(String keyspace) {
        for (String part : keyspace.split(",", -1)) {
            if (part.startsWith("keys=")) {
                return Long.parseLong(part.substring("keys=".length()));
            }
        }
        return 0;
    }
}

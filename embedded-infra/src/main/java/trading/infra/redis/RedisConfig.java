package trading.infra.redis;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import trading.infra.process.PortChoice;

/// What may be chosen about the bundled Redis.
///
/// @param userSettings   a file in the form of redis.conf whose lines win over our defaults; need not exist
/// @param maximumMemory  as Redis writes it, such as `1gb`; past it the keys least recently used go
/// @param startPatience  how long a start may take, loading included
public record RedisConfig(PortChoice port, @Nullable Path userSettings, String maximumMemory, Duration startPatience) {
    public static RedisConfig on(PortChoice port) {
        return new RedisConfig(port, null, "1gb", Duration.ofSeconds(30));
    }

    public RedisConfig withUserSettings(@Nullable Path file) {
        return new RedisConfig(port, file, maximumMemory, startPatience);
    }
}

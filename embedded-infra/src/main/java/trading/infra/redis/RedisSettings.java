package trading.infra.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import trading.infra.process.AsciiPath;
import trading.infra.process.Platform;

/// The settings file of a server: of two lines with the same key Redis takes the later one.
record RedisSettings(RedisConfig config, Path folder, int port, String password, Platform platform) {
    /// Commands that run code, change the server or read its memory. Nobody who has the password needs
    /// them.
    private static final List<String> DISABLED = List.of(
            "EVAL",
            "EVALSHA",
            "SCRIPT",
            "CONFIG",
            "DEBUG",
            "MODULE",
            "SLAVEOF",
            "REPLICAOF",
            "SYNC",
            "PSYNC",
            "MIGRATE",
            "RESTORE",
            "RESTORE-ASKING",
            "CLUSTER",
            "MONITOR");

    /// The same for commands that came after Redis 5, which is what there is for Windows; it refuses to
    /// start when told of a command that it does not have.
    private static final List<String> DISABLED_SINCE_7 =
            List.of("EVAL_RO", "EVALSHA_RO", "FUNCTION", "FCALL", "FCALL_RO", "ACL", "FAILOVER");

    String file() throws IOException {
        var text =
                new StringBuilder("# Written anew at each start. Your own settings belong into config/redis.conf.\n");
        line(text, "maxmemory", config.maximumMemory());
        line(text, "maxmemory-policy", "allkeys-lru");
        line(text, "appendfsync", "everysec");
        line(text, "tcp-keepalive", "60");
        var userFile = config.userSettings();
        if (userFile != null && Files.exists(userFile)) {
            line(text, "include", quoted(AsciiPath.of(userFile.toAbsolutePath()).toString()));
        }
        line(text, "bind", "127.0.0.1");
        line(text, "protected-mode", "yes");
        line(text, "port", String.valueOf(port));
        line(text, "requirepass", quoted(password));
        line(text, "daemonize", "no");
        line(text, "supervised", "no");
        line(text, "logfile", "\"\"");
        line(text, "dir", quoted(folder.toString()));
        line(text, "appendonly", "yes");
        line(text, "save", "\"\"");
        DISABLED.forEach(command -> line(text, "rename-command", command + " \"\""));
        if (platform.isLinux()) {
            DISABLED_SINCE_7.forEach(command -> line(text, "rename-command", command + " \"\""));
            line(text, "unixsocket", "\"\"");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(' ').append(value).append('\n');
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

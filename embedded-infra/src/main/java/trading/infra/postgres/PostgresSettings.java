package trading.infra.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import trading.infra.process.AsciiPath;

/// The settings that a server is started with: our defaults, then the user's file, and above both what
/// keeps the server closed to others, which goes on the command line, where neither a file nor ALTER SYSTEM
/// reaches it.
record PostgresSettings(MemorySettings memory, @Nullable Path userFile) {
    private static final Pattern KEY = Pattern.compile("\\s*([A-Za-z_][A-Za-z_0-9.]*)\\b.*");

    /// The text of the file given to the server.
    String file() throws IOException {
        var lines = new LinkedHashMap<String, String>();
        lines.put("max_connections", "100");
        lines.putAll(memory.lines());
        lines.put("fsync", "on");
        lines.put("full_page_writes", "on");
        lines.put("synchronous_commit", "on");
        lines.put("checkpoint_completion_target", "0.9");
        lines.put("random_page_cost", "1.1");
        lines.put("restart_after_crash", "on");
        lines.put("timezone", "UTC");
        lines.put("log_timezone", "UTC");
        lines.put("lc_messages", "C");
        lines.put("log_line_prefix", "%m [%p] %q%u@%d ");
        lines.put("log_min_duration_statement", "1s");
        lines.put("default_text_search_config", "pg_catalog.english");
        var text = new StringBuilder(
                "# Written anew at each start. Your own settings belong into config/postgres.conf.\n");
        lines.forEach((key, value) ->
                text.append(key).append(" = ").append(quoted(value)).append('\n'));
        if (userFile != null) {
            Path named = userFile.toAbsolutePath();
            Path seen = Files.exists(named) ? AsciiPath.of(named) : named;
            text.append("include_if_exists = ").append(quoted(seen.toString())).append('\n');
        }
        return text.toString();
    }

    /// What stays ours whatever the files say.
    static Map<String, String> locked(Path cluster, int port) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("listen_addresses", "127.0.0.1");
        lines.put("port", String.valueOf(port));
        lines.put("unix_socket_directories", "");
        lines.put("hba_file", cluster.resolve("pg_hba.conf").toString());
        lines.put("password_encryption", "scram-sha-256");
        lines.put("logging_collector", "off");
        lines.put("log_destination", "stderr");
        return lines;
    }

    /// Arguments for `postgres`.
    static List<String> arguments(Path cluster, Path file, int port) {
        var arguments = new ArrayList<>(List.of("-D", cluster.toString(), "-c", "config_file=" + file));
        locked(cluster, port).forEach((key, value) -> arguments.addAll(List.of("-c", key + "=" + value)));
        return arguments;
    }

    /// Settings in the user's file that have no effect, to tell the user so.
    Set<String> ignoredKeys() throws IOException {
        var ignored = new TreeSet<String>();
        if (userFile != null && Files.exists(userFile)) {
            var locked = locked(Path.of(""), 0).keySet();
            for (String line : Files.readAllLines(userFile)) {
                var key = KEY.matcher(line);
                if (key.matches() && locked.contains(key.group(1).toLowerCase(Locale.ROOT))) {
                    ignored.add(key.group(1));
                }
            }
        }
        return ignored;
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}

package trading.launcher.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// Which of our ports take which of the old deployment's.
public final class Ports {
    private static final int MOST = 65_535;
    private static final Map<String, Integer> OURS =
            Map.of("API_PORT", 8000, "GATEWAY_PORT", 3000, "POSTGRES_PORT", 5432, "REDIS_PORT", 6379);

    private Ports() {}

    /// By setting, the ports that the containers published: addresses that people and programs know stay good.
    static Map<String, Integer> taken(ComposeFile compose) {
        Map<String, Integer> ports = new TreeMap<>();
        for (ComposeFile.Service service : compose.services()) {
            service.published()
                    .forEach((inside, outside) ->
                            settingOf(service, inside).ifPresent(setting -> ports.putIfAbsent(setting, outside)));
        }
        return ports;
    }

    /// By setting, ports that the old deployment does not have, whether it runs or not.
    static Map<String, Integer> beside(Set<Integer> old, IntPredicate free) {
        Map<String, Integer> ports = new TreeMap<>();
        Set<Integer> used = new TreeSet<>(old);
        used.addAll(OURS.values());
        for (String setting : new TreeSet<>(OURS.keySet())) {
            int port = OURS.getOrDefault(setting, 0) + 1;
            while (port < MOST && (used.contains(port) || !free.test(port))) {
                port++;
            }
            used.add(port);
            ports.put(setting, port);
        }
        return ports;
    }

    /// Whether nobody on this machine has it.
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static Optional<String> settingOf(ComposeFile.Service service, int inside) {
        String what = what(service);
        return switch (what) {
            case "PostgreSQL" -> Optional.of("POSTGRES_PORT");
            case "Redis" -> Optional.of("REDIS_PORT");
            case "gateway" -> Optional.of("GATEWAY_PORT");
            case "API" ->
                inside == 8000 || service.published().size() == 1 ? Optional.of("API_PORT") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// What a container is, by its image and its name.
    static String what(ComposeFile.Service service) {
        String image = service.image().toLowerCase(Locale.ROOT);
        String name = service.name().toLowerCase(Locale.ROOT);
        if (image.matches(".*(postgres|timescale|postgis).*")) {
            return "PostgreSQL";
        }
        if (image.matches(".*(redis|valkey|keydb).*")) {
            return "Redis";
        }
        if (image.contains("prometheus") || image.contains("grafana")) {
            return image.contains("grafana") ? "Grafana" : "Prometheus";
        }
        if (name.contains("gateway")) {
            return "gateway";
        }
        if (name.matches(".*(frontend|dashboard|web-ui|webui|nginx).*")) {
            return "dashboard";
        }
        if (name.matches(".*(api|backend|server).*")) {
            return "API";
        }
        return name.matches(".*(orchestrator|strategy|worker|engine|celery|scheduler).*") ? "orchestrator" : "unknown";
    }
}

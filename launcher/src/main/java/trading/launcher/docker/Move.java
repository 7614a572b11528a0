package trading.launcher.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import trading.infra.docker.DumpException;
import trading.infra.docker.DumpReader;
import trading.infra.process.Sha256;
import trading.launcher.config.ConfigException;
import trading.launcher.config.OldDeployment;

/// What an import would bring, found by reading alone.
///
/// @param file       the dump
/// @param sha256     of that file
/// @param settings   for `.env`
/// @param secrets    for the secret store
/// @param leftOut    settings that are known here and not taken, with the reason
/// @param unknown    names of settings of which nothing is known here
/// @param containers what each container was, and what takes its place
/// @param replaces   whether the old `.env` is the one that is in use here, so that nothing of it stays there
public record Move(
        Path file,
        String sha256,
        DumpReader.Dump dump,
        Map<String, String> settings,
        Map<String, String> secrets,
        Map<String, String> leftOut,
        List<String> unknown,
        List<String> containers,
        boolean replaces) {
    /// Reads the three files; those that are null are none. `sideBySide`: on ports that the old deployment
    /// does not have, as far as `free` says that they are. Throws [IllegalArgumentException] for a compose
    /// file that is none.
    public static Move read(
            Path file,
            @Nullable Path env,
            boolean replaces,
            @Nullable Path compose,
            boolean sideBySide,
            IntPredicate free)
            throws IOException, DumpException, ConfigException {
        Map<String, String> written = env == null ? Map.of() : OldDeployment.read(env);
        ComposeFile containers = compose == null ? new ComposeFile(List.of()) : ComposeFile.read(compose, written);
        Map<String, String> all = new LinkedHashMap<>(written);
        all.putAll(told(containers));
        Map<String, Integer> ports =
                sideBySide ? Ports.beside(portsOf(written, containers), free) : Ports.taken(containers);
        ports.forEach((name, port) -> all.put(name, String.valueOf(port)));
        OldDeployment.Translated translated = OldDeployment.translate(all, containers.hosts(), containers.mounts());
        return new Move(
                file,
                Sha256.of(file),
                DumpReader.read(file, rows -> {}),
                translated.settings(),
                translated.secrets(),
                translated.leftOut(),
                translated.unknown(),
                lines(containers),
                replaces);
    }

    /// What containers are told beside `.env`, which it comes before; the first one that says something wins.
    private static Map<String, String> told(ComposeFile containers) {
        Map<String, String> told = new LinkedHashMap<>();
        for (ComposeFile.Service service : containers.services()) {
            service.environment().forEach((name, value) -> {
                if (OldDeployment.isKnown(name)) {
                    told.putIfAbsent(name, value);
                }
            });
        }
        return told;
    }

    private static Set<Integer> portsOf(Map<String, String> written, ComposeFile containers) {
        Set<Integer> ports = containers.ports();
        written.forEach((name, value) -> {
            if (name.endsWith("_PORT") && value.matches("\\d{1,5}")) {
                ports.add(Integer.parseInt(value));
            }
        });
        return ports;
    }

    private static List<String> lines(ComposeFile compose) {
        List<String> lines = new ArrayList<>();
        for (ComposeFile.Service service : compose.services()) {
            String what = Ports.what(service);
            String instead = switch (what) {
                case "Prometheus" -> "go on with it: config/prometheus.yml";
                case "Grafana" -> "go on with it";
                case "unknown" -> "not known here: a program of yours can be a service, see docs/services.md";
                default -> "the executable has its own";
            };
            lines.add(service.name() + (service.image().isEmpty() ? "" : " (" + service.image() + ")") + ": " + what
                    + ": " + instead + kept(service));
        }
        return lines;
    }

    private static String kept(ComposeFile.Service service) {
        return (service.volumes().isEmpty() ? "" : "; its volumes are not touched: " + service.volumes())
                + (service.portsNotRead().isEmpty() ? "" : "; ports that are not read: " + service.portsNotRead());
    }

    /// Without the values of secrets.
    @Override
    public String toString() {
        return "Move[file=" + file + ", settings=" + settings.keySet() + ", secrets=" + secrets.keySet() + "]";
    }
}

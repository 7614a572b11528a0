package trading.launcher.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// A `docker-compose.yml`: what each service runs, publishes, is told and keeps.
public record ComposeFile(List<Service> services) {
    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:(\\$)|\\{([A-Za-z_]\\w*)(?:(:?[-?+])([^}]*))?}|([A-Za-z_]\\w*))");
    private static final Pattern PORT =
            Pattern.compile("(?:(?:\\[[0-9a-fA-F:]+]|\\d+\\.[\\d.]+|localhost):)?(?:(\\d{1,5}):)?(\\d{1,5})(?:/tcp)?");

    public ComposeFile {
        services = List.copyOf(services);
    }

    /// `image` is empty where it is built. `published`: by the port inside, the port of the machine.
    /// `volumes` as they are written. `portsNotRead`: such as ranges.
    public record Service(
            String name,
            String image,
            Map<Integer, Integer> published,
            List<String> portsNotRead,
            Map<String, String> environment,
            List<String> volumes) {}

    /// `variables`: what `${…}` stands for, as Docker Compose takes it from `.env`. Throws
    /// [IllegalArgumentException] when it is no such file, which quotes nothing of it.
    public static ComposeFile read(Path file, Map<String, String> variables) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException(file + " is too large for a compose file");
        }
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object root;
        try {
            root = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
        } catch (YAMLException wrong) {
            throw new IllegalArgumentException(file + " is not YAML: "
                    + (wrong instanceof org.yaml.snakeyaml.error.MarkedYAMLException marked
                                    && marked.getProblemMark() != null
                            ? "line " + (marked.getProblemMark().getLine() + 1) + ": " + marked.getProblem()
                            : "it cannot be understood"));
        }
        if (!(root instanceof Map<?, ?> map) || !(map.get("services") instanceof Map<?, ?> services)) {
            throw new IllegalArgumentException(file + " has no services: it is no compose file");
        }
        List<Service> read = new ArrayList<>();
        services.forEach((name, body) -> {
            if (body instanceof Map<?, ?> service) {
                read.add(service(String.valueOf(name), service, variables));
            }
        });
        return new ComposeFile(read);
    }

    private static Service service(String name, Map<?, ?> body, Map<String, String> variables) {
        Map<Integer, Integer> published = new LinkedHashMap<>();
        List<String> notRead = new ArrayList<>();
        for (Object port : list(body.get("ports"))) {
            port(port, variables, published, notRead);
        }
        return new Service(
                name,
                body.get("image") == null ? "" : filled(String.valueOf(body.get("image")), variables),
                published,
                notRead,
                environment(body.get("environment"), variables),
                list(body.get("volumes")).stream().map(ComposeFile::volume).toList());
    }

    private static void port(
            Object port, Map<String, String> variables, Map<Integer, Integer> published, List<String> notRead) {
        String text = port instanceof Map<?, ?> parts
                ? Objects.toString(parts.get("published"), "") + ":" + Objects.toString(parts.get("target"), "")
                : filled(String.valueOf(port), variables);
        Matcher form = PORT.matcher(text);
        if (form.matches() && form.group(1) != null) {
            published.put(Integer.parseInt(form.group(2)), Integer.parseInt(form.group(1)));
        } else {
            notRead.add(text);
        }
    }

    private static Map<String, String> environment(@Nullable Object written, Map<String, String> variables) {
        Map<String, String> environment = new LinkedHashMap<>();
        if (written instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (value != null) {
                    environment.put(String.valueOf(name), filled(String.valueOf(value), variables));
                }
            });
        } else {
            for (Object each : list(written)) {
                String[] parts = String.valueOf(each).split("=", 2);
                if (parts.length == 2) {
                    environment.put(parts[0], filled(parts[1], variables));
                }
            }
        }
        return environment;
    }

    private static String volume(Object written) {
        return written instanceof Map<?, ?> parts
                ? Objects.toString(parts.get("source"), "") + ":" + Objects.toString(parts.get("target"), "")
                : String.valueOf(written);
    }

    private static List<?> list(@Nullable Object written) {
        return written instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).toList()
                : List.of();
    }

    /// With each variable replaced; one that nothing is known of is empty, as Docker Compose has it.
    private static String filled(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            if (found.group(1) != null) {
                return Matcher.quoteReplacement("$");
            }
            String name = found.group(2) != null ? found.group(2) : found.group(5);
            String known = variables.getOrDefault(name, "");
            String otherwise = found.group(3) != null && found.group(3).endsWith("-") ? found.group(4) : "";
            return Matcher.quoteReplacement(known.isEmpty() ? otherwise : known);
        });
    }

    /// The ports of the machine that it publishes.
    public Set<Integer> ports() {
        Set<Integer> ports = new TreeSet<>();
        services.forEach(service -> ports.addAll(service.published().values()));
        return ports;
    }

    /// Names by which its services reach each other.
    public Set<String> hosts() {
        Set<String> hosts = new TreeSet<>();
        services.forEach(service -> hosts.add(service.name()));
        return hosts;
    }

    /// Folders inside of containers that are kept outside of them.
    public Set<String> mounts() {
        Set<String> mounts = new TreeSet<>();
        for (Service service : services) {
            for (String volume : service.volumes()) {
                String[] parts = volume.split(":", -1);
                mounts.add(parts.length > 1 ? parts[1] : parts[0]);
            }
        }
        return mounts;
    }
}

package trading.launcher.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trading.launcher.service.DependencyGraph;
import trading.launcher.service.HealthCheck;
import trading.launcher.service.LogDefinition;
import trading.launcher.service.RestartPolicy;
import trading.launcher.service.ServiceDefinition;

/// Reads `services.json`: how our own services are watched, and services that the user has added.
///
/// Its schema is published as `services.schema.json` beside it; this reader tells every error at once, with its line.
public final class ServicesFile {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> FILE_KEYS = Set.of("$schema", "services", "logging");
    private static final Set<String> SERVICE_KEYS =
            Set.of("name", "command", "args", "workingDirectory", "env", "dependsOn", "healthCheck", "restart");
    private static final Set<String> HEALTH_KEYS = Set.of("url", "interval", "timeout", "retries");
    private static final Set<String> RESTART_KEYS = Set.of("enabled", "maxRetries", "backoffSeconds");
    private static final Set<String> LOG_KEYS = Set.of("directory", "level", "rotation");
    private static final Set<String> ROTATION_KEYS = Set.of("maxSize", "maxAge", "maxBackups");
    private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");
    private static final int MOST_BYTES = 1 << 20;

    private final String shownName;
    private final List<ConfigError> errors = new ArrayList<>();
    private final Map<String, ServiceDefinition> services = new LinkedHashMap<>();
    private final Map<String, String> pointers = new TreeMap<>();
    private JsonFields fields;
    private LogDefinition logging = LogDefinition.USUAL;

    private ServicesFile(String shownName) {
        this.shownName = shownName;
        this.fields = new JsonFields(shownName, JsonLines.EMPTY, errors);
        ServiceDefinition.BUILT_IN.forEach(service -> services.put(service.name(), service));
    }

    /// Our own services as they are, when there is no file.
    ///
    /// Throws [ConfigException] with everything that is wrong.
    public static Services read(Path file) throws IOException, ConfigException {
        ServicesFile reader = new ServicesFile(file.getFileName().toString());
        if (Files.exists(file)) {
            reader.load(file);
        }
        List<ServiceDefinition> ordered = reader.ordered();
        if (!reader.errors.isEmpty()) {
            throw new ConfigException(reader.errors);
        }
        return new Services(ordered, reader.logging);
    }

    /// What the file says. `services`: all of them in start order.
    public record Services(List<ServiceDefinition> services, LogDefinition logging) {}

    private void load(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            fields.wrong("", shownName, "something else", "a JSON file of at most 1 MB");
            return;
        }
        JsonLines document;
        try {
            document = JsonLines.parse(Files.readString(file));
        } catch (CharacterCodingException e) {
            fields.wrong("", shownName, "bytes that are no UTF-8", "a JSON file in UTF-8");
            return;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            errors.add(new ConfigError(
                    shownName,
                    e.getOriginalMessage(),
                    Origin.line(shownName, line),
                    "valid JSON, for example: {\"services\": []}"));
            return;
        }
        fields = new JsonFields(shownName, document, errors);
        JsonNode root = document.root();
        if (!fields.isObject("", root)) {
            return;
        }
        fields.refuseUnknown("", root, FILE_KEYS);
        logging(root.path("logging"));
        JsonNode list = root.path("services");
        if (!list.isMissingNode() && !list.isArray()) {
            fields.wrong("/services", "services", list.toString(), "a list of services");
            return;
        }
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < list.size(); i++) {
            String pointer = "/services/" + i;
            if (fields.isObject(pointer, list.get(i))) {
                service(pointer, list.get(i), seen);
            }
        }
    }

    private void logging(JsonNode node) {
        if (node.isMissingNode() || !fields.isObject("/logging", node)) {
            return;
        }
        fields.refuseUnknown("/logging", node, LOG_KEYS);
        LogDefinition usual = LogDefinition.USUAL;
        JsonNode rotation = node.path("rotation");
        String at = "/logging/rotation";
        boolean rotates = !rotation.isMissingNode() && fields.isObject(at, rotation);
        if (rotates) {
            fields.refuseUnknown(at, rotation, ROTATION_KEYS);
        }
        JsonNode limits = rotates ? rotation : JsonLines.EMPTY.root();
        logging = new LogDefinition(
                node.hasNonNull("directory") ? fields.text("/logging", node, "directory", "") : null,
                node.hasNonNull("level") ? level(node) : null,
                fields.bytes(at, limits, "logging.rotation", "maxSize", usual.maxSizeBytes()),
                fields.whole(at, limits, "logging.rotation", "maxAge", usual.maxAgeDays(), 1),
                fields.whole(at, limits, "logging.rotation", "maxBackups", usual.maxBackups(), 1));
    }

    private @Nullable String level(JsonNode node) {
        String level = fields.text("/logging", node, "level", "");
        if (!LEVELS.contains(level.toUpperCase(Locale.ROOT))) {
            fields.wrong("/logging/level", "logging.level", level, "one of " + LEVELS);
            return null;
        }
        return level.toUpperCase(Locale.ROOT);
    }

    private void service(String pointer, JsonNode node, Set<String> seen) {
        fields.refuseUnknown(pointer, node, SERVICE_KEYS);
        String name = fields.text(pointer, node, "name", "");
        if (!NAME.matcher(name).matches()) {
            fields.wrong(
                    pointer + "/name",
                    "name",
                    name,
                    "1 to 32 of a-z, 0-9 and -, beginning with a letter: \"prometheus\"");
            return;
        }
        if (!seen.add(name)) {
            fields.wrong(pointer + "/name", "name", name, "a name that no other service has");
            return;
        }
        ServiceDefinition known = services.get(name);
        ServiceDefinition own = known != null && known.isBuiltIn() ? known : null;
        String command = node.hasNonNull("command") ? fields.text(pointer, node, "command", "") : null;
        if (own == null && (command == null || command.isBlank())) {
            fields.wrong(
                    pointer + "/command",
                    name + ".command",
                    command == null ? "none" : command,
                    "the program to start, as " + name + " is none of our own services"
                            + NearestName.to(name, services.keySet())
                                    .map(near -> " (did you mean " + near + "?)")
                                    .orElse(""));
            return;
        }
        if (own != null) {
            for (String key : List.of("command", "args", "workingDirectory", "env")) {
                if (node.hasNonNull(key)) {
                    fields.wrong(
                            pointer + "/" + key,
                            name + "." + key,
                            key.equals("env")
                                    ? ConfigError.HIDDEN
                                    : node.get(key).toString(),
                            "nothing: " + name + " is one of our own services");
                }
            }
        }
        List<String> needs = fields.texts(pointer, node, "dependsOn");
        List<String> all = own == null
                ? needs
                : Stream.concat(own.dependsOn().stream(), needs.stream())
                        .distinct()
                        .toList();
        services.put(
                name,
                new ServiceDefinition(
                        name,
                        own == null ? command : null,
                        fields.texts(pointer, node, "args"),
                        node.hasNonNull("workingDirectory") ? fields.text(pointer, node, "workingDirectory", "") : null,
                        variables(pointer, node.path("env"), name),
                        all,
                        health(pointer + "/healthCheck", node.path("healthCheck"), name, own != null),
                        restart(pointer + "/restart", node.path("restart"), name)));
        pointers.put(name, pointer);
    }

    private Map<String, String> variables(String pointer, JsonNode node, String service) {
        Map<String, String> variables = new TreeMap<>();
        if (node.isMissingNode() || node.isNull() || !fields.isObject(pointer + "/env", node)) {
            return variables;
        }
        node.properties().forEach(entry -> {
            String at = pointer + "/env/" + entry.getKey();
            if (!VARIABLE.matcher(entry.getKey()).matches() || !entry.getValue().isTextual()) {
                fields.wrong(at, service + ".env." + entry.getKey(), ConfigError.HIDDEN, "a name and a text");
            } else {
                variables.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return variables;
    }

    private HealthCheck health(String pointer, JsonNode node, String service, boolean own) {
        HealthCheck usual = HealthCheck.USUAL;
        if (node.isMissingNode() || node.isNull() || !fields.isObject(pointer, node)) {
            return usual;
        }
        fields.refuseUnknown(pointer, node, HEALTH_KEYS);
        URI url = null;
        if (node.hasNonNull("url")) {
            url = address(pointer, node, service, own);
        }
        return new HealthCheck(
                url,
                fields.seconds(pointer, node, service + ".healthCheck", "interval", usual.interval()),
                fields.seconds(pointer, node, service + ".healthCheck", "timeout", usual.timeout()),
                fields.whole(pointer, node, service + ".healthCheck", "retries", usual.retries(), 1));
    }

    private @Nullable URI address(String pointer, JsonNode node, String service, boolean own) {
        String text = fields.text(pointer, node, "url", "");
        try {
            URI url = URI.create(text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null && url.getUserInfo() == null && !own) {
                return url;
            }
        } catch (IllegalArgumentException notOne) {
            // told below, like every other wrong one
        }
        fields.wrong(
                pointer + "/url",
                service + ".healthCheck.url",
                text,
                own
                        ? "nothing: " + service + " is asked by Trading itself"
                        : "an address like http://127.0.0.1:9090/-/healthy, without a user's name");
        return null;
    }

    private RestartPolicy restart(String pointer, JsonNode node, String service) {
        RestartPolicy usual = RestartPolicy.USUAL;
        if (node.isMissingNode() || node.isNull() || !fields.isObject(pointer, node)) {
            return usual;
        }
        fields.refuseUnknown(pointer, node, RESTART_KEYS);
        JsonNode enabled = node.path("enabled");
        if (!enabled.isMissingNode() && !enabled.isBoolean()) {
            fields.wrong(pointer + "/enabled", service + ".restart.enabled", enabled.toString(), "true or false");
        }
        return new RestartPolicy(
                enabled.isMissingNode() ? usual.enabled() : enabled.asBoolean(),
                fields.whole(pointer, node, service + ".restart", "maxRetries", usual.maxRetries(), 0),
                fields.seconds(pointer, node, service + ".restart", "backoffSeconds", usual.backoff()));
    }

    private List<ServiceDefinition> ordered() {
        for (ServiceDefinition service : services.values()) {
            for (String needed : service.dependsOn()) {
                ServiceDefinition other = services.get(needed);
                String at = pointers.getOrDefault(service.name(), "") + "/dependsOn";
                if (other == null) {
                    fields.wrong(
                            at,
                            service.name() + ".dependsOn",
                            needed,
                            "the name of a service"
                                    + NearestName.to(needed, services.keySet())
                                            .map(near -> " (did you mean " + near + "?)")
                                            .orElse(": one of " + services.keySet()));
                } else if (service.isBuiltIn() && !other.isBuiltIn()) {
                    fields.wrong(
                            at,
                            service.name() + ".dependsOn",
                            needed,
                            "one of our own services: they never wait for one that was added");
                }
            }
        }
        try {
            return new DependencyGraph(services.values())
                    .startOrder().stream().map(services::get).toList();
        } catch (DependencyGraph.CycleException cycle) {
            fields.wrong(
                    "/services", "dependsOn", String.valueOf(cycle.getMessage()), "no service that waits for itself");
            return List.of();
        }
    }
}

package trading.web.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import trading.web.json.Json;
import trading.web.problem.ProblemJson;
import trading.web.route.Access;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;

/// Writes the document for a list of routes.
public final class OpenApi {
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([A-Za-z]+)}");

    private final Schemas schemas = new Schemas();

    private OpenApi() {}

    /// The route that serves the document of `others` and of itself. It is written when it is first asked for: few do,
    /// and a start has no time for it.
    public static Route route(List<Route> others, String version) {
        List<Route> all = new ArrayList<>(others);
        Written document = new Written(all, version);
        Route self = Route.get("/openapi.json", "This interface, as OpenAPI")
                .forViewers()
                .produces(Json.CONTENT_TYPE)
                .by(call -> Reply.bytes(200, Json.CONTENT_TYPE, document.bytes()));
        all.add(self);
        return self;
    }

    /// For any thread; two that ask first at the same time may write it twice.
    private static final class Written {
        private final List<Route> routes;
        private final String version;
        private volatile byte @Nullable [] bytes;

        Written(List<Route> routes, String version) {
            this.routes = routes;
            this.version = version;
        }

        byte[] bytes() {
            byte[] known = bytes;
            if (known == null) {
                known = document(routes, version);
                bytes = known;
            }
            return known;
        }
    }

    public static byte[] document(List<Route> routes, String version) {
        return Json.bytes(new OpenApi().describe(routes, version));
    }

    private Map<String, Object> describe(List<Route> routes, String version) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Route route : routes) {
            paths.computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        schemas.reference(ProblemJson.class, false);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Trading", "version", version));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas",
                        schemas.all(),
                        "securitySchemes",
                        Map.of(
                                "session",
                                Map.of("type", "apiKey", "in", "cookie", "name", "trading_session"),
                                "token",
                                Map.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT"))));
        return document;
    }

    private Map<String, Object> operation(Route route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", route.summary());
        operation.put("operationId", operationId(route));
        operation.put("parameters", parameters(route));
        route.body()
                .ifPresent(type -> operation.put(
                        "requestBody",
                        Map.of(
                                "required",
                                true,
                                "content",
                                content(Json.CONTENT_TYPE, schemas.reference(type, true)))));
        if (route.upload()) {
            operation.put(
                    "requestBody",
                    Map.of(
                            "required",
                            true,
                            "content",
                            content(Route.UPLOAD_TYPE, Map.of("type", "string", "format", "binary"))));
        }
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(Integer.toString(route.status()), answer(route));
        responses.put(
                "default",
                Map.of(
                        "description",
                        "A problem",
                        "content",
                        content(ProblemJson.CONTENT_TYPE, schemas.reference(ProblemJson.class, false))));
        operation.put("responses", responses);
        operation.put(
                "security",
                route.access() == Access.PUBLIC
                        ? List.of()
                        : List.of(Map.of("session", List.of()), Map.of("token", List.of())));
        route.access().role().ifPresent(role -> operation.put("x-role", role.word()));
        if (route.confirmed()) {
            operation.put("x-confirmed", true);
        }
        return operation;
    }

    private Map<String, Object> answer(Route route) {
        Class<?> type = route.answer();
        if (route.contentType().isEmpty()) {
            return Map.of("description", "Nothing");
        }
        if (type == null) {
            return Map.of("description", route.summary(), "content", content(route.contentType(), Map.of()));
        }
        Map<String, Object> reference = schemas.reference(type, false);
        Map<String, Object> schema = route.answersList() ? Map.of("type", "array", "items", reference) : reference;
        return Map.of("description", route.summary(), "content", content(route.contentType(), schema));
    }

    private static Map<String, Object> content(String contentType, Map<String, Object> schema) {
        return Map.of(contentType, Map.of("schema", schema));
    }

    private static List<Object> parameters(Route route) {
        List<Object> parameters = new ArrayList<>();
        Matcher names = PATH_PARAMETER.matcher(route.path());
        while (names.find()) {
            parameters.add(
                    Map.of("name", names.group(1), "in", "path", "required", true, "schema", Map.of("type", "string")));
        }
        for (QueryParameter parameter : route.query()) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", parameter.kind() == QueryParameter.Kind.INTEGER ? "integer" : "string");
            if (!parameter.values().isEmpty()) {
                schema.put("enum", parameter.values());
            }
            parameters.add(Map.of(
                    "name", parameter.name(), "in", "query", "description", parameter.description(), "schema", schema));
        }
        return parameters;
    }

    /// `GET /api/trades/{id}` becomes `getApiTradesById`.
    private static String operationId(Route route) {
        StringBuilder id = new StringBuilder(route.method().toLowerCase(Locale.ROOT));
        for (String segment : route.path().split("[/.]", -1)) {
            if (segment.isEmpty()) {
                continue;
            }
            boolean parameter = segment.startsWith("{");
            String word = parameter ? segment.substring(1, segment.length() - 1) : segment;
            id.append(parameter ? "By" : "")
                    .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        return id.toString();
    }
}

package trading.dist;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The expressions of the dashboards and alert rules in `config/`, and the names of figures in them.
final class Expressions {
    private static final Pattern RULE = Pattern.compile("- alert: (\\S+)\\s+expr: (.+)");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\s*\\()\\b");
    private static final Set<String> WORDS =
            Set.of("by", "without", "and", "or", "unless", "on", "ignoring", "bool", "offset");

    private Expressions() {}

    /// Of every panel, by dashboard and title.
    static Map<String, String> ofDashboards(Path folder) throws IOException {
        Map<String, String> expressions = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                JsonNode dashboard = Product.JSON.readTree(file.toFile());
                for (JsonNode panel : dashboard.path("panels")) {
                    for (JsonNode target : panel.path("targets")) {
                        expressions.put(
                                file.getFileName() + ", " + panel.path("id").asText() + " "
                                        + panel.path("title").asText() + " "
                                        + target.path("refId").asText(),
                                target.path("expr").asText());
                    }
                }
            }
        }
        return expressions;
    }

    /// By the name of the alert.
    static Map<String, String> ofRules(Path file) throws IOException {
        Map<String, String> expressions = new LinkedHashMap<>();
        Matcher rule = RULE.matcher(Files.readString(file));
        while (rule.find()) {
            String text = rule.group(2);
            expressions.put(rule.group(1), text.startsWith("\"") ? Product.JSON.readValue(text, String.class) : text);
        }
        return expressions;
    }

    /// Names of figures in an expression; `up` is Prometheus' own.
    static Set<String> names(String expression) {
        String bare = expression
                .replaceAll("\"(\\\\.|[^\"\\\\])*\"", "")
                .replaceAll("\\{[^}]*}|\\[[^]]*]", "")
                .replaceAll("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)", "");
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(bare);
        while (name.find()) {
            boolean called = bare.substring(name.end()).stripLeading().startsWith("(");
            if (!called && !WORDS.contains(name.group()) && !name.group().equals("up")) {
                names.add(name.group());
            }
        }
        return names;
    }

    /// The names of the samples in a page of figures.
    static Set<String> told(String page) {
        Set<String> names = new TreeSet<>();
        page.lines().filter(line -> !line.startsWith("#")).forEach(line -> names.add(line.split("[{ ]", 2)[0]));
        return names;
    }

    static List<String> all(Path config) throws IOException {
        return Stream.concat(
                        ofDashboards(config.resolve("grafana/dashboards")).values().stream(),
                        ofRules(config.resolve("prometheus/rules.yml")).values().stream())
                .toList();
    }
}

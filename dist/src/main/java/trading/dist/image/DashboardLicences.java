package trading.dist.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The licence texts of what is compiled into the dashboard: of all packages in `package-lock.json` that are not there
/// for its development only.
final class DashboardLicences {
    private static final Pattern TEXT = Pattern.compile("(?i)(?:licen[sc]e|notice|copying)(?:\\.\\w+)?");

    private DashboardLicences() {}

    /// `texts`: what a package that carries only the name of its licence gets.
    static void collect(Path dashboard, Path texts, Path target) throws IOException {
        JsonNode lock = new ObjectMapper()
                .readTree(dashboard.resolve("package-lock.json").toFile());
        for (Map.Entry<String, JsonNode> entry : lock.path("packages").properties()) {
            JsonNode about = entry.getValue();
            if (entry.getKey().isEmpty() || about.has("dev") || about.has("devOptional") || about.has("optional")) {
                continue;
            }
            Path folder = dashboard.resolve(entry.getKey());
            String name =
                    entry.getKey().substring(entry.getKey().lastIndexOf("node_modules/") + "node_modules/".length());
            Path own = Files.createDirectories(target.resolve(name.replace("/", "__")));
            List<Path> found = texts(folder);
            for (Path text : found) {
                Files.copy(text, own.resolve(String.valueOf(text.getFileName())));
            }
            if (found.isEmpty()) {
                String licence = about.path("license").asText() + ".txt";
                Files.copy(texts.resolve(licence), own.resolve(licence));
            }
        }
    }

    private static List<Path> texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            TEXT.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted()
                    .toList();
        }
    }
}

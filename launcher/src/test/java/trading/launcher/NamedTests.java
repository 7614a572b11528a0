package trading.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The tests that a page of the documents names, as `SomeTest` or `SomeTest.some_case`, and the sources that have them.
final class NamedTests {
    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES = List.of("engine", "embedded-infra", "web", "launcher", "dist");

    private NamedTests() {}

    static String page(String name) throws IOException {
        return Files.readString(ROOT.resolve("docs").resolve(name));
    }

    /// Those of `named` in a page that are not there. Its first group is the class, the second, which may be absent,
    /// the method.
    static TreeSet<String> missing(String page, Pattern named) throws IOException {
        Map<String, String> sources = sources();
        TreeSet<String> missing = new TreeSet<>();
        Matcher matcher = named.matcher(page);
        while (matcher.find()) {
            String source = sources.get(matcher.group(1));
            String method = matcher.groupCount() < 2 ? null : matcher.group(2);
            if (source == null || (method != null && !source.contains(" void " + method + "("))) {
                missing.add(matcher.group());
            }
        }
        return missing;
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String name = file.getFileName().toString();
                    sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
                }
            }
        }
        return sources;
    }
}

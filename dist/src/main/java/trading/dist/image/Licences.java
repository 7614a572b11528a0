package trading.dist.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The licence texts and notices that the parts carry in themselves, one folder for each part.
final class Licences {
    private static final Pattern TEXT = Pattern.compile(
            "(?:META-INF/)?(?:licenses?/)?(?:[^/]*)(?:licen[sc]e|notice|copying|about)[^/]*", Pattern.CASE_INSENSITIVE);

    private Licences() {}

    /// `known`: the folder with `parts.tsv`, which names those of the parts that carry none, and their texts. The
    /// parts that it does not name either are refused.
    static void collect(Path libraries, Path known, Path target) throws IOException {
        Map<String, String[]> named = named(known.resolve("parts.tsv"));
        List<String> unknown = new ArrayList<>();
        for (String part : collect(libraries, target)) {
            String[] row = named.get(part.replaceAll("-\\d.*", ""));
            if (row == null) {
                unknown.add(part);
                continue;
            }
            Path folder = Files.createDirectories(target.resolve(part));
            if (row.length > 2 && !row[2].isBlank()) {
                Files.writeString(folder.resolve("COPYRIGHT.txt"), row[2] + "\n");
            }
            for (String licence : row[1].split(",", -1)) {
                Files.copy(known.resolve("texts").resolve(licence + ".txt"), folder.resolve(licence + ".txt"));
            }
        }
        if (!unknown.isEmpty()) {
            throw new IOException("parts without a licence text in themselves or a line in parts.tsv: " + unknown);
        }
    }

    private static Map<String, String[]> named(Path table) throws IOException {
        Map<String, String[]> named = new TreeMap<>();
        for (String line : Files.readAllLines(table)) {
            if (!line.startsWith("#")) {
                String[] row = line.split("\t", -1);
                named.put(row[0], row);
            }
        }
        return named;
    }

    /// Returns the parts that carry none.
    private static List<String> collect(Path libraries, Path target) throws IOException {
        List<Path> jars;
        try (Stream<Path> paths = Files.list(libraries)) {
            jars = paths.filter(path -> path.toString().endsWith(".jar"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
        List<String> without = new ArrayList<>();
        for (Path jar : jars) {
            String part = String.valueOf(jar.getFileName()).replace(".jar", "");
            if (!part.startsWith("trading-") && collect(jar, target, part) == 0) {
                without.add(part);
            }
        }
        return without;
    }

    private static int collect(Path jar, Path target, String part) throws IOException {
        TreeMap<String, byte[]> texts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                if (!entry.isDirectory()
                        && !name.toLowerCase(Locale.ROOT).endsWith(".class")
                        && TEXT.matcher(name).matches()) {
                    texts.put(
                            name.substring(name.lastIndexOf('/') + 1),
                            zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        for (var text : texts.entrySet()) {
            Path file = target.resolve(part).resolve(text.getKey());
            Files.createDirectories(FileTree.parent(file));
            Files.write(file, text.getValue());
        }
        return texts.size();
    }
}

package trading.launcher.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import trading.infra.process.Sha256;

/// The files of an image beside `SHA256SUMS`, which names each with its SHA-256 in the form of
/// `sha256sum`. What the product makes itself (`data`) and what people change (`config`, `.env`) may
/// differ.
public final class InstalledFiles {
    public static final String CHECKSUMS = "SHA256SUMS";

    private static final int BUILD_DIGITS = 12;

    /// Folders in which nothing may be that was not made with the image.
    private static final List<String> CLOSED = List.of("app", "runtime");

    /// What the product leaves in them itself.
    private static final Set<String> OWN = Set.of("app/trading.jsa", "app/trading.jsa.of");

    /// While it makes them.
    private static final String OWN_UNFINISHED = "app/trading.jsa.new";

    private final Path home;
    private final Map<String, String> expected;

    private InstalledFiles(Path home, Map<String, String> expected) {
        this.home = home;
        this.expected = expected;
    }

    /// How an image differs from what was made.
    ///
    /// @param changed files with another content
    /// @param missing files that are not there
    /// @param foreign files in `app` or `runtime` that belong to no image: they could be run
    /// @param edited files of the configuration that people have changed, which is what they are for
    public record Differences(List<String> changed, List<String> missing, List<String> foreign, List<String> edited) {
        public boolean isSound() {
            return changed.isEmpty() && missing.isEmpty() && foreign.isEmpty();
        }
    }

    public static boolean isImage(Path home) {
        return Files.exists(home.resolve(CHECKSUMS));
    }

    /// Which build it is: the first digits of the digest of all its files' digests, or that it was built
    /// from sources.
    public static String build(Path home) {
        if (!isImage(home)) {
            return "built from sources";
        }
        try {
            return "build " + Sha256.of(home.resolve(CHECKSUMS)).substring(0, BUILD_DIGITS);
        } catch (IOException e) {
            return "build unknown: " + e.getMessage();
        }
    }

    /// @throws IOException also when a line of the list is none
    public static InstalledFiles of(Path home) throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (String line : Files.readAllLines(home.resolve(CHECKSUMS))) {
            if (line.length() < 67 || !line.startsWith("  ", 64)) {
                throw new IOException(CHECKSUMS + ": no line of a checksum: " + line);
            }
            expected.put(line.substring(66), line.substring(0, 64));
        }
        return new InstalledFiles(home, expected);
    }

    public int count() {
        return expected.size();
    }

    /// Reads all files.
    public Differences check() throws IOException {
        List<String> changed = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> edited = new ArrayList<>();
        for (Map.Entry<String, String> file : expected.entrySet()) {
            Path path = home.resolve(file.getKey());
            boolean ofPeople = file.getKey().startsWith("config/");
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                (ofPeople ? edited : missing).add(file.getKey());
            } else if (!Sha256.of(path).equals(file.getValue())) {
                (ofPeople ? edited : changed).add(file.getKey());
            }
        }
        return new Differences(changed, missing, foreign(), edited);
    }

    private List<String> foreign() throws IOException {
        Set<String> foreign = new TreeSet<>();
        for (String folder : CLOSED) {
            if (!Files.isDirectory(home.resolve(folder))) {
                continue;
            }
            try (Stream<Path> paths = Files.walk(home.resolve(folder))) {
                paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                        .map(path -> home.relativize(path).toString().replace('\\', '/'))
                        .filter(name ->
                                !expected.containsKey(name) && !OWN.contains(name) && !name.startsWith(OWN_UNFINISHED))
                        .forEach(foreign::add);
            }
        }
        return List.copyOf(foreign);
    }
}

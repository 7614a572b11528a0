package trading.infra.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// PostgreSQL's major versions, whose clusters are not those of each other.
final class MajorVersion {
    private static final String CATALOGUE = "postgres.bki";
    private static final int DEPTH = 4;
    private static final Pattern HEAD = Pattern.compile("# PostgreSQL (\\d{1,3})\\b.*");

    private MajorVersion() {}

    /// Of a cluster, 0 when it does not say.
    static int ofCluster(Path cluster) throws IOException {
        String text = Files.readString(cluster.resolve("PG_VERSION")).strip();
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    }

    /// Of an unpacked program, by the catalogue that its initdb uses; 0 when it has none.
    static int ofProgram(Path program) throws IOException {
        try (Stream<Path> files =
                Files.find(program.resolve("share"), DEPTH, (path, kind) -> path.endsWith(CATALOGUE))) {
            Optional<Path> catalogue = files.findFirst();
            if (catalogue.isEmpty()) {
                return 0;
            }
            try (Stream<String> lines = Files.lines(catalogue.get())) {
                Matcher head = HEAD.matcher(lines.findFirst().orElse(""));
                return head.matches() ? Integer.parseInt(head.group(1)) : 0;
            }
        }
    }

    /// A program of that version that an older build unpacked and left; nothing deletes those.
    static Optional<Path> unpackedIn(Path runtime, int major) throws IOException {
        try (DirectoryStream<Path> programs = Files.newDirectoryStream(runtime, "pgsql-*")) {
            for (Path program : programs) {
                if (Files.isDirectory(program.resolve("share")) && ofProgram(program) == major) {
                    return Optional.of(program);
                }
            }
        }
        return Optional.empty();
    }
}

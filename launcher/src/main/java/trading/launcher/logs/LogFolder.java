package trading.launcher.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The folder of the logs: which logs there are, and of which files each consists.
record LogFolder(Path directory) {
    static final String OURS = "trading";

    /// Names without `.log`, in order.
    Set<String> logs() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (name.matches("[a-z0-9-]+\\.log")) {
                names.add(name.substring(0, name.length() - ".log".length()));
            } else {
                LogPart.of(file).ifPresent(part -> names.add(part.log()));
            }
        }
        return names;
    }

    Path current(String log) {
        return directory.resolve(log + ".log");
    }

    /// What was put aside of a log, oldest first. A file that is being compressed is there twice; the whole one counts.
    List<LogPart> parts(String log) throws IOException {
        List<LogPart> all = new ArrayList<>();
        for (Path file : files()) {
            LogPart.of(file).filter(part -> part.log().equals(log)).ifPresent(all::add);
        }
        all.sort(LogPart.OLDEST_FIRST);
        Set<String> seen = new HashSet<>();
        all.removeIf(part -> !seen.add(part.id()));
        return all;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(directory)) {
            return listed.toList();
        }
    }
}

package trading.launcher.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import trading.infra.process.DataDirectory;
import trading.infra.process.DataDirectoryException;
import trading.launcher.Version;

/// Whether this build understands what the data folder holds.
final class FormatCheck implements Check {
    private static final String SUBJECT = "data";

    @Override
    public Set<String> subjects() {
        return Set.of(SUBJECT, "postgres");
    }

    @Override
    public List<Finding> findings(Surroundings here) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Path data = here.data();
        if (!Files.isDirectory(data)) {
            return List.of(Finding.well(SUBJECT, "there are no data yet"));
        }
        try {
            DataDirectory.requireKnownFormat(data);
            findings.add(Finding.well(SUBJECT, "this build knows the format of the data folder"));
        } catch (DataDirectoryException newer) {
            findings.add(Finding.wrong(SUBJECT, newer.reason(), String.join("; or: ", newer.solutions())));
        }
        Path version = data.resolve("postgres/PG_VERSION");
        if (Files.isReadable(version)) {
            String written = Files.readString(version).strip();
            String ours = Version.postgresMajor();
            findings.add(
                    written.equals(ours)
                            ? Finding.well("postgres", "the tables are PostgreSQL " + ours + "'s, as is the program")
                            : Finding.wrong(
                                    "postgres",
                                    "the tables were written by PostgreSQL " + written + ", the program is " + ours,
                                    "back up with the build that wrote them (trading db backup), then restore here:"
                                            + " trading db restore FILE"));
        }
        return findings;
    }
}

package trading.launcher.doctor;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import trading.infra.process.OpenFiles;

/// How many files and connections a process may have open.
final class FileLimitCheck implements Check {
    private static final String SUBJECT = "files";
    private static final long FEWEST = 1_024;
    private static final long ENOUGH = 4_096;

    @Override
    public Set<String> subjects() {
        return Set.of(SUBJECT);
    }

    @Override
    public List<Finding> findings(Surroundings here) {
        OptionalLong limit = OpenFiles.limit();
        return List.of(
                limit.isPresent()
                        ? of(limit.getAsLong())
                        : Finding.well(SUBJECT, "this system sets no limit of open files"));
    }

    static Finding of(long most) {
        String what = "a process may have " + most + " files open";
        String mend = "ulimit -n " + ENOUGH + ", or LimitNOFILE=" + ENOUGH + " in the systemd unit";
        if (most < FEWEST) {
            return Finding.wrong(SUBJECT, what, mend);
        }
        return most < ENOUGH ? Finding.note(SUBJECT, what, mend) : Finding.well(SUBJECT, what);
    }
}

package trading.launcher.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import trading.engine.journal.JournalExamination;
import trading.launcher.journal.JournalRepair;

/// Every frame of the journal, its chain and the segments' digests, as `trading journal verify` looks at them.
final class JournalCheck implements Check {
    private static final String SUBJECT = "journal";

    @Override
    public Set<String> subjects() {
        return Set.of(SUBJECT);
    }

    @Override
    public List<Finding> findings(Surroundings here) throws IOException {
        if (!Files.isDirectory(here.data().resolve("journal"))) {
            return List.of(Finding.well(SUBJECT, "there is none yet"));
        }
        if (here.runs()) {
            return List.of(Finding.note(
                    SUBJECT,
                    "it is being written, so it is not looked at",
                    "to have it verified: trading stop, then trading journal verify"));
        }
        JournalExamination.Report report = JournalRepair.examine(here.data());
        return List.of(report.damage()
                .map(damage -> Finding.wrong(
                        SUBJECT,
                        "it is damaged: " + damage.rule() + ": file=" + damage.file() + " offset=" + damage.offset(),
                        "restore a backup (trading db restore FILE), or see what a repair would do: trading journal"
                                + " repair --dry-run"))
                .orElseGet(() -> Finding.well(
                        SUBJECT,
                        report.segments() + " segments are as they were written, up to sequence "
                                + report.lastGood())));
    }
}

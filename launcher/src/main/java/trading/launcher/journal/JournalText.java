package trading.launcher.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import trading.engine.journal.JournalExamination;

/// What was found in a journal, for people and for scripts.
public final class JournalText {
    private JournalText() {}

    public static String of(JournalExamination.Report report) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "Journal: %d segments, everything up to sequence %d is as it was written.",
                report.segments(), report.lastGood()));
        if (report.tornBytes() > 0) {
            text.append(String.format(
                    "%nIts end has %d bytes of an unfinished write that was never answered; the next start cuts them off.",
                    report.tornBytes()));
        }
        report.damage()
                .ifPresent(damage -> text.append(String.format(
                        "%nDAMAGED: %s%n  file=%s offset=%d sequence=%d%n  %s",
                        damage.rule(), damage.file(), damage.offset(), damage.sequence(), lost(report))));
        return text.toString();
    }

    /// Which commands a repair gives up.
    public static String lost(JournalExamination.Report report) {
        String known = report.highest() > report.lastGood()
                ? "sequences " + (report.lastGood() + 1) + " to " + report.highest()
                : "everything after sequence " + report.lastGood();
        return "A repair loses " + known + ", and later ones if there were any that nothing readable tells of.";
    }

    public static ObjectNode json(JournalExamination.Report report) {
        ObjectNode node = new ObjectMapper()
                .createObjectNode()
                .put("segments", report.segments())
                .put("lastGood", report.lastGood())
                .put("highest", report.highest())
                .put("tornBytes", report.tornBytes());
        report.damage()
                .ifPresent(damage -> node.putObject("damage")
                        .put("rule", damage.rule())
                        .put("file", damage.file())
                        .put("offset", damage.offset())
                        .put("sequence", damage.sequence()));
        return node;
    }
}

package trading.engine.journal;

import java.io.IOException;
import java.util.List;

/// Ends a damaged journal with its last good frame. Whoever calls it has made a copy, and knows what is
/// lost.
public final class JournalCut {
    private JournalCut() {}

    /// Nobody has the journal open. `report`: what [JournalExamination] found in it. Later segments go
    /// first and the damaged one last, so that a cut that is itself interrupted is found damaged at the
    /// same place again.
    public static void afterLastGood(Storage storage, JournalExamination.Report report) throws IOException {
        List<String> names = JournalExamination.names(storage).reversed();
        for (String name : names) {
            if (firstOf(name) > report.lastGood() || name.equals(headless(report))) {
                storage.delete(name);
            } else {
                cut(storage, name, report.lastGood());
                return;
            }
        }
    }

    /// A segment whose header is damaged holds nothing that can be told apart.
    private static String headless(JournalExamination.Report report) {
        return report.damage()
                .filter(damage -> damage.offset() < SegmentHeader.BYTES)
                .map(JournalExamination.Damage::file)
                .orElse("");
    }

    private static long firstOf(String name) {
        String digits = name.substring(0, name.indexOf('.'));
        return digits.matches("\\d{1,20}") ? Long.parseUnsignedLong(digits) : Long.MAX_VALUE;
    }

    private static void cut(Storage storage, String name, long lastGood) throws IOException {
        Segment segment = Segment.load(storage, name);
        segment.walk(Long.MAX_VALUE, lastGood, (sequence, time, buffer, offset, length) -> {});
        try (StorageFile file = storage.open(name)) {
            SegmentWriter.zero(file, segment.end(), segment.header().segmentBytes());
            file.force();
        }
    }
}

package trading.engine.journal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks at every frame of a journal that nobody writes. Changes nothing.
public final class JournalExamination {
    private final Storage storage;
    private final long knownDurable;
    private long good;
    private long highest;
    private int segments;
    private int tornBytes;
    private @Nullable JournalCorruptException damage;
    private @Nullable Segment last;

    private JournalExamination(Storage storage, long knownDurable) {
        this.storage = storage;
        this.knownDurable = knownDurable;
        this.highest = knownDurable;
    }

    /// What was found. `lastGood`: up to there every frame, the chain and the segments' digests are as they
    /// were written. `highest`: the highest sequence that anything readable behind it tells of, so the
    /// commands from `lastGood + 1` to there are lost, and perhaps later ones that nothing tells of.
    /// `tornBytes`: an unfinished end that was never answered to anyone, which the next start cuts off.
    public record Report(int segments, long lastGood, long highest, int tornBytes, Optional<Damage> damage) {}

    /// The first thing that is wrong.
    public record Damage(String rule, String file, long offset, long sequence) {}

    /// `knownDurable`: a sequence that is known from elsewhere to have been durable, 0 if none is.
    public static Report of(Storage storage, long knownDurable) throws IOException {
        JournalExamination examination = new JournalExamination(storage, knownDurable);
        for (String name : names(storage)) {
            examination.look(name);
        }
        examination.lookAtEnd();
        JournalCorruptException found = examination.damage;
        return new Report(
                examination.segments,
                examination.good,
                Math.max(examination.good, examination.highest),
                found == null ? examination.tornBytes : 0,
                Optional.ofNullable(found)
                        .map(wrong -> new Damage(wrong.rule(), wrong.file(), wrong.offset(), wrong.sequence())));
    }

    static List<String> names(Storage storage) throws IOException {
        return storage.names().stream().filter(SegmentHeader::isFileName).toList();
    }

    private void look(String name) throws IOException {
        segments++;
        try {
            Segment segment = Segment.load(storage, name);
            try {
                requireExpected(segment.header());
            } catch (JournalCorruptException wrong) {
                found(wrong);
            }
            walk(segment);
        } catch (JournalCorruptException wrong) {
            found(wrong);
        }
    }

    private void requireExpected(SegmentHeader header) {
        Segment before = last;
        if (before != null) {
            before.requireFollowedBy(header);
        } else if (header.previousFirst() != 0) {
            throw new JournalCorruptException(
                    "the segment of sequence " + header.previousFirst() + " is missing",
                    header.fileName(),
                    0,
                    header.previousFirst());
        }
    }

    private void walk(Segment segment) {
        try {
            segment.walk(Long.MAX_VALUE, (sequence, time, buffer, offset, length) -> {});
        } finally {
            highest = Math.max(highest, segment.highestReadable());
            if (damage == null) {
                good = segment.lastSequence();
                last = segment;
            }
        }
    }

    private void lookAtEnd() {
        Segment end = last;
        if (damage != null) {
            return;
        }
        try {
            if (end != null) {
                tornBytes = end.tornBytes(knownDurable);
                // What is torn off was never answered.
                highest = good;
            } else if (knownDurable > 0) {
                throw new JournalCorruptException(
                        "sequence " + knownDurable + " was durable, but there is no journal",
                        SegmentHeader.fileName(1),
                        0,
                        1);
            }
        } catch (JournalCorruptException wrong) {
            found(wrong);
        }
    }

    private void found(JournalCorruptException wrong) {
        if (damage == null) {
            damage = wrong;
        }
    }
}

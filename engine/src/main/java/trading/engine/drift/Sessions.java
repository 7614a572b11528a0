package trading.engine.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import trading.engine.orchestrator.SessionMark;

/// How strategies were declared, in the order of the journal. `refused`: of each session that has no place in it, why.
record Sessions(List<SessionMark> marks, List<String> refused) {
    private static final long SECOND = 1_000_000_000L;

    Sessions {
        marks = List.copyOf(marks);
        refused = List.copyOf(refused);
    }

    /// `noted`: in the order of time. A version before this one noted a session after a restart with sequence 0 when
    /// no report had come by then.
    static Sessions of(List<SessionMark> noted) {
        List<SessionMark> marks = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        long reached = 0;
        int number = 0;
        for (SessionMark mark : noted) {
            number += mark.start() ? 1 : 0;
            if (mark.sequence() >= reached) {
                marks.add(mark);
                reached = mark.sequence();
            } else if (mark.start()) {
                refused.add("Session " + number + " cannot be compared: it was noted at sequence " + mark.sequence()
                        + ", before the one before it, by a version that did not know where it began after a restart;"
                        + " the one before it is compared as if it had gone on");
            }
        }
        return new Sessions(marks, refused);
    }

    /// When the session was over, as far as is known: when the next one began.
    long endOf(int index) {
        for (int i = index + 1; i < marks.size(); i++) {
            SessionMark next = marks.get(i);
            if (next.start()) {
                return next.timeNanos() == 0 ? Long.MAX_VALUE : next.timeNanos();
            }
        }
        return Long.MAX_VALUE;
    }

    /// The place of the first session that was not over by then; -1 when there is none.
    int firstAfter(long fromNanos) {
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i).start() && endOf(i) > fromNanos) {
                return i;
            }
        }
        return -1;
    }

    /// How a session is named in a note.
    static String name(SessionMark mark) {
        return "The session that began after sequence " + mark.sequence()
                + (mark.timeNanos() == 0
                        ? ""
                        : ", at "
                                + Instant.ofEpochSecond(
                                        Math.floorDiv(mark.timeNanos(), SECOND),
                                        Math.floorMod(mark.timeNanos(), SECOND)));
    }
}

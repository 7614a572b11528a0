package trading.engine.simulator;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.core.TradingCore;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.OrderTerms;
import trading.engine.reference.ReferenceDesk;

/// The core and the reference side by side.
final class Comparison {
    private static final int SHOWN = 8;

    private final ReferenceDesk reference = new ReferenceDesk();
    private final Essence coreEssence = new Essence();
    private final Essence referenceEssence = new Essence();
    private TradingCore core = new TradingCore();
    private long sequence;

    /// What they did not agree on.
    record Difference(long index, TimedCommand command, String what, String core, String reference) {
        @Override
        public String toString() {
            return what + " at command " + index + ": " + brief(command) + "\n  core:      " + core + "\n  reference: "
                    + reference;
        }
    }

    /// Decides one command on both. Null when they agree; `seen` gets the reports.
    @Nullable
    Difference decide(TimedCommand timed, List<Report> seen) {
        sequence++;
        List<Report> expected;
        try {
            core.decide(sequence, timed.timeNanos(), timed.command(), seen::add);
        } catch (RuntimeException broken) {
            return difference(timed, "the core broke", broken, seen);
        }
        try {
            expected = reference.decide(timed.timeNanos(), timed.command());
        } catch (RuntimeException broken) {
            return difference(timed, "the reference broke", seen, broken);
        }
        List<Report> essence = coreEssence.of(seen);
        List<Report> expectedEssence = referenceEssence.of(expected);
        if (!essence.equals(expectedEssence)) {
            return firstDifference(timed, essence, expectedEssence);
        }
        return null;
    }

    /// What is costly to look at: the core's own checks, the whole state described, and a copy made of
    /// its bytes, which takes the place of the core.
    @Nullable
    Difference verify(TimedCommand timed) {
        try {
            core.verify();
        } catch (RuntimeException broken) {
            return difference(timed, "the core's verification failed", broken, "");
        }
        List<Report> described = new ArrayList<>();
        core.describe(described::add);
        List<Report> expected = reference.describe();
        if (!described.equals(expected)) {
            return firstDifference(timed, described, expected);
        }
        byte[] bytes = core.encode();
        core = TradingCore.decode(bytes);
        return Arrays.equals(bytes, core.encode())
                ? null
                : difference(timed, "a copy of the state has other bytes", "", "");
    }

    String stateHash() {
        return core.stateHash();
    }

    private Difference firstDifference(TimedCommand timed, List<Report> actual, List<Report> expected) {
        int index = 0;
        while (index < actual.size()
                && index < expected.size()
                && actual.get(index).equals(expected.get(index))) {
            index++;
        }
        return difference(timed, "report " + index + " differs", rest(actual, index), rest(expected, index));
    }

    private static String rest(List<Report> reports, int from) {
        StringBuilder text = new StringBuilder();
        for (Report report : reports.subList(from, Math.min(reports.size(), from + SHOWN))) {
            text.append("\n    ").append(brief(report));
        }
        return text.isEmpty() ? "nothing more" : text.toString();
    }

    /// Without what is as usual.
    static String brief(Object value) {
        return value.toString()
                .replace(", terms=" + OrderTerms.PLAIN, "")
                .replace(", listId=0", "")
                .replace(", liquidity=false", "")
                .replace(", clientOrderId=,", ",")
                .replace(", strategy=,", ",");
    }

    private Difference difference(TimedCommand timed, String what, Object core, Object reference) {
        return new Difference(sequence, timed, what, text(core), text(reference));
    }

    private static String text(Object value) {
        if (value instanceof RuntimeException broken) {
            StringWriter text = new StringWriter();
            broken.printStackTrace(new PrintWriter(text));
            return text.toString();
        }
        return value.toString();
    }

    /// Both from the start over a part of a recording; null when they agree on everything. `again`
    /// gets the commands as they were sent this time.
    static @Nullable Difference of(List<Recording.Sent> part, List<TimedCommand> again) {
        Comparison comparison = new Comparison();
        Recording.Again recording = new Recording.Again();
        for (Recording.Sent sent : part) {
            TimedCommand timed = recording.next(sent);
            again.add(timed);
            List<Report> reports = new ArrayList<>();
            Difference difference = comparison.decide(timed, reports);
            if (difference != null) {
                return difference;
            }
            recording.saw(sent, timed, reports);
            if (sent.looked()) {
                difference = comparison.verify(timed);
                if (difference != null) {
                    return difference;
                }
            }
        }
        return again.isEmpty() ? null : comparison.verify(again.getLast());
    }

    /// The state after all of these, decided from the start.
    static String replayedHash(List<TimedCommand> commands) {
        TradingCore core = new TradingCore();
        long sequence = 0;
        for (TimedCommand timed : commands) {
            Command command = timed.command();
            core.decide(++sequence, timed.timeNanos(), command, report -> {});
        }
        return core.stateHash();
    }
}

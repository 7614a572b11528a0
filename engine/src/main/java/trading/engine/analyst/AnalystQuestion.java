package trading.engine.analyst;

import java.util.List;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// What an analyst is asked: everything that it may know, and all of it known at `asOfNanos`.
///
/// `strategy`: who asks. `bars` are closed, of one instrument and frame, oldest first, the newest last.
/// Throws [IllegalArgumentException] when anything in it is from after the as-of time, or when there is more
/// of it than a prompt may hold.
public record AnalystQuestion(
        String strategy,
        Instrument instrument,
        TimeFrame frame,
        long asOfNanos,
        List<Bar> bars,
        List<IndicatorValue> indicators,
        List<PatternSighting> sightings,
        HeldPosition position,
        PortfolioState portfolio,
        List<Note> notes) {

    public static final int MOST_BARS = 120;
    public static final int MOST_INDICATORS = 40;
    public static final int MOST_SIGHTINGS = 20;
    public static final int MOST_NOTES = 10;

    public AnalystQuestion {
        bars = atMost(MOST_BARS, "bars", bars);
        indicators = atMost(MOST_INDICATORS, "indicators", indicators);
        sightings = atMost(MOST_SIGHTINGS, "sightings", sightings);
        notes = atMost(MOST_NOTES, "notes", notes);
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("question: strategy=" + strategy + " bars=0: there must be one");
        }
        long before = Long.MIN_VALUE;
        for (Bar bar : bars) {
            if (bar.instrument() != instrument.id() || bar.frame() != frame || bar.openTimeNanos() <= before) {
                throw new IllegalArgumentException("question: bar=" + bar + ": not the next of " + frame.text()
                        + " bars of instrument " + instrument.id());
            }
            before = bar.openTimeNanos();
            known("bar", bar.closeTimeNanos(), asOfNanos);
        }
        for (PatternSighting sighting : sightings) {
            known("sighting", sighting.seenNanos(), asOfNanos);
        }
        for (Note note : notes) {
            known("note", note.timeNanos(), asOfNanos);
        }
    }

    private static <T> List<T> atMost(int most, String what, List<T> list) {
        if (list.size() > most) {
            throw new IllegalArgumentException("question: " + what + "=" + list.size() + " most=" + most);
        }
        return List.copyOf(list);
    }

    private static void known(String what, long timeNanos, long asOfNanos) {
        if (timeNanos > asOfNanos) {
            throw new IllegalArgumentException(
                    "question: " + what + "=" + timeNanos + " asOf=" + asOfNanos + ": it was not known yet");
        }
    }

    public Bar lastBar() {
        return bars.getLast();
    }

    /// Until when an answer stands for the same question asked again: the close of the bar that is open now.
    public long standsUntilNanos() {
        return lastBar().closeTimeNanos() + frame.nanos();
    }

    /// The same for questions that say the same: SHA-256, in hexadecimal digits, of the text that an analyst
    /// reads. The as-of time itself is not in it, the bars are.
    public String hash() {
        return DataBlock.hash(DataBlock.of(this));
    }
}

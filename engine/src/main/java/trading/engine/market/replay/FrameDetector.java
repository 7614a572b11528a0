package trading.engine.market.replay;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import trading.engine.model.TimeFrame;

/// Finds the length of a file's bars: the most frequent distance between the opening times of rows that
/// follow each other.
final class FrameDetector {
    private final Map<Long, Integer> distances = new HashMap<>();
    private long previousNanos = Long.MIN_VALUE;

    void add(long openTimeNanos) {
        if (previousNanos != Long.MIN_VALUE) {
            distances.merge(openTimeNanos - previousNanos, 1, Integer::sum);
        }
        previousNanos = openTimeNanos;
    }

    /// Empty when there are fewer than two rows or no frame has that length.
    Optional<TimeFrame> frame() {
        long distance = mostFrequent();
        return Arrays.stream(TimeFrame.values())
                .filter(frame -> frame.nanos() == distance)
                .findFirst();
    }

    /// Why there is no frame.
    String complaint() {
        if (distances.isEmpty()) {
            return "has fewer than two readable rows, so the length of its bars is unknown";
        }
        String frames = Arrays.stream(TimeFrame.values()).map(TimeFrame::text).collect(Collectors.joining(" "));
        return "its rows are mostly " + mostFrequent() / 1_000_000_000.0 + " s apart; bars can be " + frames;
    }

    private long mostFrequent() {
        return distances.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.<Long, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(0L);
    }
}

package trading.engine.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// Finds formations at new pivots and watches them bar by bar.
final class ChartScanner {
    /// How many bars back a formation may reach.
    static final int REACH = 640;

    private static final int MOST_TRACKED = 64;
    private static final int REMEMBERED = 256;

    private final PatternPlace place;
    private final int horizon;
    private final List<Swings> swings = new ArrayList<>();
    private final List<Detector> detectors = List.of(
            new HeadAndShouldersDetector(),
            new TopDetector(3),
            new TopDetector(2),
            new TwoLineDetector(),
            new FlagDetector(),
            new CupDetector(),
            new LevelDetector());
    private final List<Tracked> tracked = new ArrayList<>();
    private final Deque<String> told = new ArrayDeque<>();

    ChartScanner(PatternPlace place, List<SwingSize> sizes, int horizon) {
        this.place = place;
        this.horizon = horizon;
        sizes.forEach(size -> swings.add(new Swings(size)));
    }

    /// Adds to `changed` what was found or decided at the latest bar.
    void onBar(BarWindow window, List<Tracked> changed) {
        for (Iterator<Tracked> each = tracked.iterator(); each.hasNext(); ) {
            Tracked one = each.next();
            if (one.onBar(window)) {
                changed.add(one);
            }
            if (one.ended()) {
                each.remove();
            }
        }
        for (Swings each : swings) {
            if (each.onBar(window)) {
                find(each, window, changed);
            }
        }
    }

    private void find(Swings at, BarWindow window, List<Tracked> changed) {
        SwingView upright = new SwingView(at, window, 1);
        SwingView mirrored = new SwingView(at, window, -1);
        for (Detector detector : detectors) {
            Formation formation = detector.find(upright);
            if (formation == null) {
                formation = detector.find(mirrored);
            }
            if (formation != null && isNew(formation, window)) {
                track(formation, window, changed);
            }
        }
    }

    /// Not a story that is told already, and not one that was decided before its last pivot was certain.
    private boolean isNew(Formation formation, BarWindow window) {
        if (formation.waitUntil() <= window.last()) {
            return false;
        }
        for (Tracked one : tracked) {
            if (one.covers(formation, window.meanRange())) {
                return false;
            }
        }
        return formation.kind().group() == PatternGroup.LEVEL || isUndecided(formation, window);
    }

    private static boolean isUndecided(Formation formation, BarWindow window) {
        for (int bar = formation.lastBar() + 1; bar < window.last(); bar++) {
            double close = window.close(bar);
            if (close > formation.upper().at(bar) || close < formation.lower().at(bar)) {
                return false;
            }
        }
        return true;
    }

    private void track(Formation formation, BarWindow window, List<Tracked> changed) {
        Tracked one = new Tracked(formation, window, place, horizon);
        if (told.contains(one.id())) {
            return;
        }
        one.onBar(window);
        if (one.ended()) {
            return;
        }
        if (tracked.size() == MOST_TRACKED) {
            Tracked oldest = tracked.remove(0);
            oldest.expire();
            changed.add(oldest);
        }
        if (told.size() == REMEMBERED) {
            told.removeFirst();
        }
        told.addLast(one.id());
        tracked.add(one);
        changed.add(one);
    }

    /// Those that are forming or confirmed, in the order in which they were found.
    List<Tracked> tracked() {
        return tracked;
    }

    /// Where the swings of the largest size turned at least `touches` times, from the lowest price up.
    List<PriceLevel> levels(BarWindow window, int touches) {
        Swings largest = swings.get(swings.size() - 1);
        Integer[] pivots = new Integer[largest.count()];
        Arrays.setAll(pivots, i -> i);
        Arrays.sort(pivots, Comparator.comparingDouble(largest::price).thenComparing(Comparator.naturalOrder()));
        List<PriceLevel> levels = new ArrayList<>();
        double width = 2 * LevelDetector.TOLERANCE * window.meanRange();
        int from = 0;
        for (int to = 0; to <= pivots.length; to++) {
            if (to == pivots.length || largest.price(pivots[to]) - largest.price(pivots[from]) > width) {
                level(window, largest, Arrays.copyOfRange(pivots, from, to), touches, levels);
                from = to;
            }
        }
        return levels;
    }

    private static void level(BarWindow window, Swings swings, Integer[] pivots, int touches, List<PriceLevel> levels) {
        double sum = 0;
        int count = 0;
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (int pivot : pivots) {
            if (swings.bar(pivot) >= window.first()) {
                sum += swings.price(pivot);
                count++;
                first = Math.min(first, swings.bar(pivot));
                last = Math.max(last, swings.bar(pivot));
            }
        }
        if (count >= touches) {
            levels.add(new PriceLevel(Math.round(sum / count), count, window.time(first), window.time(last)));
        }
    }
}

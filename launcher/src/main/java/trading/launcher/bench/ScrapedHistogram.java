package trading.launcher.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The buckets of one histogram on a page of figures: how many took at most so many seconds, by the bound.
public record ScrapedHistogram(TreeMap<Double, Double> counts) {
    private static final int PERCENT = 100;

    /// Series of one name that differ in labels are added up.
    public static ScrapedHistogram of(String page, String name) {
        Pattern bucket = Pattern.compile(
                "^" + Pattern.quote(name) + "_bucket\\{(?:[^}]*,)?le=\"([^\"]+)\"[^}]*} ([0-9.E+-]+)$",
                Pattern.MULTILINE);
        TreeMap<Double, Double> counts = new TreeMap<>();
        Matcher line = bucket.matcher(page);
        while (line.find()) {
            double bound = line.group(1).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(line.group(1));
            counts.merge(bound, Double.parseDouble(line.group(2)), Double::sum);
        }
        return new ScrapedHistogram(counts);
    }

    /// What came since `before`, an earlier page of the same process.
    public ScrapedHistogram since(ScrapedHistogram before) {
        TreeMap<Double, Double> more = new TreeMap<>();
        counts.forEach((bound, count) -> more.put(bound, count - before.counts.getOrDefault(bound, 0.0)));
        return new ScrapedHistogram(more);
    }

    public double count() {
        return counts.isEmpty() ? 0 : counts.lastEntry().getValue();
    }

    /// In seconds, as Prometheus reckons it: evenly within the bucket; the highest bound for what is past it. NaN when
    /// nothing was counted.
    public double percentile(double percent) {
        double wanted = count() * percent / PERCENT;
        double bound = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : counts.entrySet()) {
            double count = bucket.getValue();
            if (count >= wanted && count > 0) {
                return bucket.getKey().isInfinite()
                        ? bound
                        : bound + (bucket.getKey() - bound) * (wanted - below) / (count - below);
            }
            bound = bucket.getKey();
            below = count;
        }
        return Double.NaN;
    }
}

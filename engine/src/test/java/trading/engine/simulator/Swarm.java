package trading.engine.simulator;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What one run is like, drawn from its seed.
record Swarm(
        Set<Feature> features,
        int traders,
        int instruments,
        long priceRange,
        long volatility,
        long mostLots,
        long longestStepNanos,
        int cancelWeight,
        int quoteWeight,
        int buysPercent) {
    /// `-Dtrading.without=LISTS,MARGIN`: for a look at what is left.
    private static final Set<Feature> LEFT_OUT = Pattern.compile(",")
            .splitAsStream(System.getProperty("trading.without", ""))
            .filter(name -> !name.isEmpty())
            .map(Feature::valueOf)
            .collect(Collectors.toUnmodifiableSet());

    private static final long[] LOTS = {20, 400, 1_500};

    /// Where everybody wants the same, positions grow.
    private static final int[] BUYS = {50, 50, 75, 90, 20};

    private static final long[] STEPS = {1_000_000L, 400_000_000L, 5_000_000_000L, 120_000_000_000L};

    static Swarm of(SplittableRandom random, Set<Feature> always) {
        EnumSet<Feature> features = EnumSet.noneOf(Feature.class);
        features.addAll(always);
        int likely = random.nextInt(10, 95);
        for (Feature feature : Feature.values()) {
            boolean wanted = random.nextInt(100) < likely;
            if (wanted && !LEFT_OUT.contains(feature)) {
                features.add(feature);
            }
        }
        return new Swarm(
                features,
                random.nextInt(1, 5),
                random.nextInt(1, 4),
                random.nextLong(2, 30),
                random.nextLong(1, 8),
                LOTS[random.nextInt(LOTS.length)],
                STEPS[random.nextInt(STEPS.length)],
                random.nextInt(20, 200),
                random.nextInt(20, 250),
                BUYS[random.nextInt(BUYS.length)]);
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }
}

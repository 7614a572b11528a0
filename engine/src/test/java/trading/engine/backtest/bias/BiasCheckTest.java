package trading.engine.backtest.bias;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.user.StrategyCompiler;
import trading.engine.strategy.user.StrategySource;
import trading.engine.strategy.user.UserStrategy;

class BiasCheckTest {
    private static final String HEAD = """
            import java.util.*;
            import trading.engine.indicator.*;
            import trading.engine.model.*;
            import trading.engine.strategy.*;

            public class Planted implements Strategy {
                record Parameters() {}

                public StrategyDeclaration declaration() {
                    return StrategyDeclaration.of("planted", "For a test.", new Parameters())
                            .on("BTCUSDT")
                            .bars(TimeFrame.M1, %d);
                }

                private void trade(boolean in, Bar bar, StrategyContext context) {
                    if (context.openTrade().isEmpty() && in) {
                        context.buy(10, bar.close() * 9 / 10, 0, "in at " + bar.close());
                    } else if (context.openTrade().isPresent() && !in) {
                        context.exit("out at " + bar.close());
                    }
                }
            """;

    private static UserStrategy planted(int warmUp, String body) {
        String text = HEAD.formatted(warmUp) + body + "\n}\n";
        UserStrategy.Loaded loaded =
                UserStrategy.load(new StrategyCompiler(), new StrategySource("Planted.java", text));
        assertThat(loaded).as("%s", loaded).isInstanceOf(UserStrategy.Loaded.Ready.class);
        return ((UserStrategy.Loaded.Ready) loaded).strategy();
    }

    private static BiasReport check(UserStrategy strategy) throws InterruptedException {
        return new BiasCheck(() -> strategy::createApart).check();
    }

    private static BiasReport check(int warmUp, String body) throws InterruptedException {
        return check(planted(warmUp, body));
    }

    @Test
    void an_honest_one_passes_and_says_how_much_that_proves() throws InterruptedException {
        BiasReport report = check(400, """
                private final Ema fast = new Ema(10), slow = new Ema(25);
                public void onBar(Bar bar, StrategyContext context) {
                    fast.update(bar);
                    slow.update(bar);
                    trade(slow.ready() && fast.value() > slow.value(), bar, context);
                }
                """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.decisions()).isGreaterThan(50);
        assertThat(report.summary()).startsWith("the same ").endsWith(" decisions with every future and every past");
    }

    @Test
    void one_that_never_decides_proves_nothing() throws InterruptedException {
        BiasReport report = check(1, "public void onBar(Bar bar, StrategyContext context) {}");

        assertThat(report.passed()).isTrue();
        assertThat(report.summary()).contains("nothing is proven");
    }

    /// Reaches by reflection through the context for the bars that are to come.
    @Test
    void one_that_digs_out_the_bars_to_come_is_caught() throws InterruptedException {
        BiasReport report = check(5, """
                private long[] closes;
                private int at = -1;
                private static void dig(Object thing, Set<Object> seen, List<Object> found, int depth) {
                    if (thing == null || depth > 25 || seen.size() > 20_000 || !seen.add(thing)) { return; }
                    if (thing.getClass().getSimpleName().equals("BarColumns")) { found.add(thing); return; }
                    if (thing instanceof Collection<?> all) { for (Object one : all) { dig(one, seen, found, depth + 1); } return; }
                    if (thing instanceof Object[] all) { for (Object one : all) { dig(one, seen, found, depth + 1); } return; }
                    if (!thing.getClass().getName().startsWith("trading.")) { return; }
                    for (Class<?> type = thing.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
                        for (java.lang.reflect.Field field : type.getDeclaredFields()) {
                            try {
                                if (!field.getType().isPrimitive()) { field.setAccessible(true); dig(field.get(thing), seen, found, depth + 1); }
                            } catch (ReflectiveOperationException | RuntimeException no) { continue; }
                        }
                    }
                }
                public void onBar(Bar bar, StrategyContext context) {
                    try {
                        if (closes == null) {
                            List<Object> found = new ArrayList<>();
                            dig(context, Collections.newSetFromMap(new IdentityHashMap<>()), found, 0);
                            if (found.isEmpty()) { trade(bar.close() > bar.open(), bar, context); return; }
                            java.lang.reflect.Field field = found.get(0).getClass().getDeclaredField("close");
                            field.setAccessible(true);
                            closes = (long[]) field.get(found.get(0));
                            java.lang.reflect.Field times = found.get(0).getClass().getDeclaredField("openTimeNanos");
                            times.setAccessible(true);
                            at = Arrays.binarySearch((long[]) times.get(found.get(0)), 0, closes.length, bar.openTimeNanos());
                        } else { at++; }
                        trade(at + 10 < closes.length && closes[at + 10] > bar.close(), bar, context);
                    } catch (ReflectiveOperationException e) { throw new IllegalStateException(e); }
                }
                """);

        assertThat(report.findings()).extracting(BiasFinding::kind).containsExactly(BiasFinding.Kind.LOOK_AHEAD);
        assertThat(report.summary()).contains("it knows the future");
    }

    /// Remembers, in the machine, what came last time.
    @Test
    void one_that_remembers_the_run_before_is_caught() throws InterruptedException {
        BiasReport report = check(5, """
                public void onBar(Bar bar, StrategyContext context) {
                    String key = "planted." + bar.openTimeNanos();
                    String next = System.getProperty("planted." + (bar.openTimeNanos() + 5 * bar.frame().nanos()));
                    System.setProperty(key, Long.toString(bar.close()));
                    trade(next != null && Long.parseLong(next) > bar.close(), bar, context);
                }
                """);
        System.getProperties().keySet().removeIf(key -> key.toString().startsWith("planted."));

        assertThat(report.passed()).isFalse();
        assertThat(report.findings().getFirst().kind()).isEqualTo(BiasFinding.Kind.NOT_REPEATABLE);
    }

    @Test
    void one_that_throws_dice_is_caught() throws InterruptedException {
        BiasReport report = check(5, """
                private final Random dice = new Random();
                public void onBar(Bar bar, StrategyContext context) { trade(dice.nextBoolean(), bar, context); }
                """);

        assertThat(report.findings()).extracting(BiasFinding::kind).containsExactly(BiasFinding.Kind.NOT_REPEATABLE);
    }

    @Test
    void one_that_looks_at_the_clock_is_caught() throws InterruptedException {
        BiasReport report = check(5, """
                public void onBar(Bar bar, StrategyContext context) {
                    trade((System.nanoTime() >> 8) % 2 == 0, bar, context);
                }
                """);

        assertThat(report.findings()).extracting(BiasFinding::kind).containsExactly(BiasFinding.Kind.NOT_REPEATABLE);
    }

    @Test
    void one_that_counts_from_its_first_bar_is_caught() throws InterruptedException {
        BiasReport report = check(20, """
                private int bars;
                public void onBar(Bar bar, StrategyContext context) { trade(++bars % 37 < 18, bar, context); }
                """);

        assertThat(report.findings()).extracting(BiasFinding::kind).containsExactly(BiasFinding.Kind.WARM_UP);
        assertThat(report.summary()).contains("must not count from its first bar");
    }

    @Test
    void one_whose_warm_up_is_too_short_is_caught() throws InterruptedException {
        BiasReport report = check(20, """
                private final Ema slow = new Ema(100), fast = new Ema(10);
                public void onBar(Bar bar, StrategyContext context) {
                    fast.update(bar);
                    slow.update(bar);
                    trade(slow.ready() && fast.value() > slow.value(), bar, context);
                }
                """);

        assertThat(report.findings()).extracting(BiasFinding::kind).containsExactly(BiasFinding.Kind.WARM_UP);
    }

    @Test
    void one_that_remembers_the_highest_price_of_all_time_is_caught() throws InterruptedException {
        BiasReport report = check(20, """
                private long highest;
                public void onBar(Bar bar, StrategyContext context) {
                    highest = Math.max(highest, bar.high());
                    trade(bar.close() > highest * 0.985, bar, context);
                }
                """);

        assertThat(report.findings()).extracting(BiasFinding::kind).containsExactly(BiasFinding.Kind.WARM_UP);
    }

    @Test
    void one_that_goes_by_the_hash_of_an_object_is_caught() throws InterruptedException {
        BiasReport report = check(5, """
                public void onBar(Bar bar, StrategyContext context) {
                    trade((new Object().hashCode() & 1) == 0, bar, context);
                }
                """);

        assertThat(report.findings()).extracting(BiasFinding::kind).containsExactly(BiasFinding.Kind.NOT_REPEATABLE);
    }

    @Test
    void one_that_fails_is_told() throws InterruptedException {
        BiasReport report =
                check(5, "public void onBar(Bar bar, StrategyContext context) { int[] none = {}; none[1] = 0; }");

        assertThat(report.findings()).extracting(BiasFinding::kind).containsExactly(BiasFinding.Kind.FAILED);
        assertThat(report.summary()).contains("Planted.java:").contains("ArrayIndexOutOfBounds");
    }

    static Iterable<String> shipped() {
        return StrategyCatalog.names();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void the_shipped_ones_pass(String name) throws InterruptedException {
        BiasReport report = new BiasCheck(() -> settings -> StrategyCatalog.create(name, Map.copyOf(settings))).check();

        assertThat(report.findings()).isEmpty();
        assertThat(report.decisions()).isPositive();
    }
}

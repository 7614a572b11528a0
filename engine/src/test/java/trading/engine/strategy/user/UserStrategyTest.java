package trading.engine.strategy.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyContext;

class UserStrategyTest {
    private static final Bar BAR = new Bar(0, TimeFrame.M1, 0, 10, 12, 9, 11, 5, 3);

    private static UserStrategy ready(StrategySource source) {
        UserStrategy.Loaded loaded = UserStrategy.load(new StrategyCompiler(), source);
        assertThat(loaded).as("%s", loaded).isInstanceOf(UserStrategy.Loaded.Ready.class);
        return ((UserStrategy.Loaded.Ready) loaded).strategy();
    }

    private static List<CompileProblem> problems(StrategySource source) {
        UserStrategy.Loaded loaded = UserStrategy.load(new StrategyCompiler(), source);
        assertThat(loaded).isInstanceOf(UserStrategy.Loaded.Broken.class);
        return ((UserStrategy.Loaded.Broken) loaded).problems();
    }

    @SuppressWarnings("NullAway") // these strategies do not look at their context
    private static StrategyContext noContext() {
        return null;
    }

    @Test
    void is_made_with_its_defaults_or_with_settings() {
        UserStrategy strategy = ready(Sources.strategy("Mine", "mine", ""));

        assertThat(strategy.declaration().name()).isEqualTo("mine");
        assertThat(strategy.create(Map.of()).declaration().parameters()).hasToString("Parameters[period=14]");
        assertThat(strategy.create(Map.of("period", "21")).declaration().parameters())
                .hasToString("Parameters[period=21]");
        assertThatThrownBy(() -> strategy.create(Map.of("period", "1000")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("period");
    }

    @Test
    void a_loop_without_an_end_ends_with_the_line_it_is_in() {
        Strategy strategy = ready(Sources.strategy("Endless", "endless", "int a = 0;\nwhile (true) { a++; }"))
                .create(Map.of());

        assertThatThrownBy(() -> strategy.onBar(BAR, noContext()))
                .isInstanceOf(GuardedStrategy.Failed.class)
                .hasMessageMatching("Endless\\.java:\\d+: .*did not end in time.*")
                .hasCauseInstanceOf(LoopGuard.Overran.class);
    }

    @Test
    void a_loop_without_an_end_in_the_constructor_breaks_the_file_and_nothing_else() {
        assertThat(problems(
                        Sources.strategy("Stuck", "stuck", "int x = spin();\nstatic int spin() { for (;;) {} }", "")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.text()).contains("did not end in time");
                    assertThat(problem.line()).isPositive();
                });
    }

    @Test
    void a_recursion_without_an_end_is_told_with_its_line() {
        Strategy strategy = ready(
                        Sources.strategy("Deep", "deep", "int down(int a) { return down(a + 1) + 1; }", "down(0);"))
                .create(Map.of());

        assertThatThrownBy(() -> strategy.onBar(BAR, noContext()))
                .isInstanceOf(GuardedStrategy.Failed.class)
                .hasMessageContaining("Deep.java:");
    }

    @Test
    void an_exception_is_told_with_its_line() {
        Strategy strategy = ready(Sources.strategy("Zero", "zero", "int a = 1 / (parameters.period() - 14);"))
                .create(Map.of());

        assertThatThrownBy(() -> strategy.onBar(BAR, noContext()))
                .hasMessageMatching("Zero\\.java:" + Sources.ON_BAR + ": java.lang.ArithmeticException: / by zero");
    }

    @Test
    void loops_that_end_give_what_they_would_give_unguarded() {
        String sums = """
                long sum = 0;
                outer:
                for (int i = 0; i < 2000; i++) {
                    int j = 0;
                    do {
                        if (j % 7 == 3) { j += 2; continue; }
                        if (i % 1999 == 1998 && j > 50) { break outer; }
                        switch (j % 3) { case 0 -> sum += i; case 1 -> sum -= j; default -> sum ^= 5; }
                        j++;
                    } while (j < 100);
                }
                if (sum != expected()) { throw new IllegalStateException("sum=" + sum); }
                """;
        String expected = """
                static long expected() {
                    long sum = 0;
                    for (int i = 0; i < 2000; i++) {
                        for (int j = 0; j < 100; ) {
                            if (j % 7 == 3) { j += 2; continue; }
                            if (i == 1998 && j > 50) { return sum; }
                            sum = j % 3 == 0 ? sum + i : j % 3 == 1 ? sum - j : sum ^ 5;
                            j++;
                        }
                    }
                    return sum;
                }
                """;

        ready(Sources.strategy("Sums", "sums", expected, sums)).create(Map.of()).onBar(BAR, noContext());
    }

    @Test
    void each_made_apart_has_static_fields_of_its_own() {
        UserStrategy strategy = ready(Sources.strategy(
                "Shared", "shared", "static int seen;", "if (++seen > 1) { throw new IllegalStateException(); }"));

        strategy.createApart(Map.of()).onBar(BAR, noContext());
        strategy.createApart(Map.of()).onBar(BAR, noContext());
        strategy.create(Map.of()).onBar(BAR, noContext());
        assertThatThrownBy(() -> strategy.create(Map.of()).onBar(BAR, noContext()))
                .isInstanceOf(GuardedStrategy.Failed.class);
    }

    @Test
    void a_class_that_is_no_strategy_is_refused() {
        assertThat(problems(new StrategySource("Plain.java", "class Plain {}")))
                .singleElement()
                .hasToString("Plain.java:1: error: cannot be made: class Plain does not implement Strategy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "long t = System.currentTimeMillis();|java.lang.System.currentTimeMillis",
                "long t = System.nanoTime();|java.lang.System.nanoTime",
                "Object t = java.time.Instant.now();|java.time.Instant.now",
                "java.util.function.Supplier<Object> t = java.time.LocalDate::now;|java.time.LocalDate.now",
                "Object t = new Date();|java.util.Date",
                "double t = Math.random();|java.lang.Math.random",
                "Object t = new Random();|java.util.Random",
                "Object t = UUID.randomUUID();|java.util.UUID.randomUUID",
                "new java.io.File(\"x\").exists();|java.io.File",
                "try { java.nio.file.Files.readString(java.nio.file.Path.of(\"x\")); } catch (java.io.IOException e) {}|java.nio.file.Files.readString",
                "new Thread(() -> {});|java.lang.Thread",
                "System.setProperty(\"a\", \"b\");|java.lang.System.setProperty",
                "context.getClass().getDeclaredFields();|java.lang.Class.getDeclaredFields",
                "new java.util.concurrent.CompletableFuture<String>();|java.util.concurrent.CompletableFuture",
                "trading.engine.gateway.TimeSource.wallClock();|trading.engine.gateway.TimeSource.wallClock",
            })
    void what_a_replay_could_not_repeat_is_found(String statement, String used) {
        UserStrategy strategy = ready(Sources.strategy("Cheat", "cheat", statement));

        assertThat(strategy.forbidden()).isNotEmpty().allMatch(problem -> problem.line() == Sources.ON_BAR);
        assertThat(strategy.forbidden()).anyMatch(problem -> problem.text().startsWith("uses " + used));
    }

    @Test
    void what_a_strategy_needs_is_not_forbidden() {
        UserStrategy strategy = ready(Sources.strategy(
                "Honest",
                "honest",
                "private final Rsi rsi = new Rsi(14);\nprivate final Random dice = new Random(1);",
                """
                rsi.update(bar);
                List<Double> all = new ArrayList<>(List.of(3.0, 1.0));
                all.sort(Comparator.naturalOrder());
                Map<String, Double> map = new TreeMap<>();
                map.merge("a", Math.sqrt(dice.nextDouble()), Double::sum);
                String text = "rsi=" + rsi.value() + String.format("%.2f", all.get(0));
                """));

        assertThat(strategy.forbidden()).isEmpty();
    }
}

package trading.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import trading.engine.model.ExitReason;
import trading.engine.model.Side;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.SeenPattern;
import trading.engine.strategy.host.Action;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Evidence;
import trading.engine.strategy.host.Outcome;

/// The hash of a result is over every field of what it is made of, also of fields that come later.
class ResultHashTest {
    private static final SeenPattern PATTERN = new SeenPattern("doji", Side.BUY, 0.5, 10, 5, 0.6, 12);
    private static final AnalystOpinion OPINION =
            new AnalystOpinion("o-1", 5, AnalystOpinion.View.BUY, 0.5, List.of("it rises"));
    private static final Evidence EVIDENCE = new Evidence(
            new TreeMap<>(SortedMaps.of("fast", 1.5)),
            List.of(PATTERN),
            OPINION,
            100,
            90,
            1,
            "half of it",
            new TreeMap<>(),
            "ab12");
    private static final Decision DECISION = new Decision(
            "d-1",
            7,
            8,
            "cross",
            "1",
            "BTCUSDT",
            9,
            Action.ENTER,
            Outcome.SENT,
            Side.BUY,
            3,
            100,
            90,
            120,
            0.7,
            "c-1",
            2,
            "it crossed",
            "so",
            EVIDENCE);
    private static final Trade TRADE = new Trade(
            1,
            1,
            0,
            "cross",
            Side.BUY,
            TradeStatus.CLOSED,
            4,
            5,
            5,
            5,
            50,
            60,
            1,
            9,
            8,
            12,
            ExitReason.SIGNAL,
            1,
            2,
            3,
            4,
            5);

    /// One of anything.
    private static final class SortedMaps {
        static SortedMap<String, Double> of(String name, double value) {
            SortedMap<String, Double> map = new TreeMap<>();
            map.put(name, value);
            return map;
        }
    }

    private static String hash(Decision decision) {
        ResultHash hash = new ResultHash();
        hash.add(decision);
        return hash.text();
    }

    private static String hash(Trade trade) {
        ResultHash hash = new ResultHash();
        hash.add(trade);
        return hash.text();
    }

    private static Decision with(Evidence evidence) {
        Decision d = DECISION;
        return new Decision(
                d.id(),
                d.sequence(),
                d.timeNanos(),
                d.strategy(),
                d.version(),
                d.symbol(),
                d.barOpenNanos(),
                d.action(),
                d.outcome(),
                d.side(),
                d.quantity(),
                d.price(),
                d.stopLossPrice(),
                d.takeProfitPrice(),
                d.confidence(),
                d.clientOrderId(),
                d.tradeId(),
                d.reason(),
                d.detail(),
                evidence);
    }

    private static Evidence with(List<SeenPattern> patterns, AnalystOpinion opinion) {
        Evidence e = EVIDENCE;
        return new Evidence(
                e.values(),
                patterns,
                opinion,
                e.equity(),
                e.freeCash(),
                e.position(),
                e.sizing(),
                e.parameters(),
                e.parametersHash());
    }

    /// The record with another value in each of its components, one after the other.
    @SuppressWarnings("unchecked")
    private static <R extends Record> List<R> changed(R original, Set<String> except) throws Exception {
        RecordComponent[] components = original.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        List<R> all = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            if (except.contains(components[i].getName())) {
                continue;
            }
            Object[] values = new Object[components.length];
            for (int k = 0; k < components.length; k++) {
                values[k] = components[k].getAccessor().invoke(original);
            }
            values[i] = another(values[i]);
            all.add((R) original.getClass().getDeclaredConstructor(types).newInstance(values));
        }
        return all;
    }

    private static Object another(Object value) {
        return switch (value) {
            case Long number -> number + 1;
            case Integer number -> number + 1;
            case Double number -> number + 0.1;
            case String text -> text + "!";
            case Enum<?> one -> one.getDeclaringClass().getEnumConstants()[one.ordinal() == 0 ? 1 : 0];
            case SortedMap<?, ?> ignored -> SortedMaps.of("fast", 2.5);
            case List<?> ignored -> List.of("another", "list");
            default -> throw new IllegalArgumentException("a test is missing for " + value.getClass());
        };
    }

    private static <R extends Record> void eachFieldCounts(R original, Set<String> except, Function<R, String> hash)
            throws Exception {
        Set<String> hashes = new HashSet<>();
        hashes.add(hash.apply(original));
        List<R> changed = changed(original, except);
        for (R one : changed) {
            assertThat(hashes.add(hash.apply(one))).as("%s", one).isTrue();
        }
        assertThat(changed).isNotEmpty();
    }

    @Test
    void every_field_of_a_trade_counts() throws Exception {
        eachFieldCounts(TRADE, Set.of(), ResultHashTest::hash);
    }

    @Test
    void every_field_of_a_decision_counts() throws Exception {
        eachFieldCounts(DECISION, Set.of("evidence"), ResultHashTest::hash);
    }

    @Test
    void every_field_of_its_evidence_counts_but_the_parameters_that_their_hash_stands_for() throws Exception {
        eachFieldCounts(EVIDENCE, Set.of("patterns", "opinion", "parameters"), evidence -> hash(with(evidence)));
    }

    @Test
    void every_field_of_patterns_and_opinions_counts() throws Exception {
        eachFieldCounts(PATTERN, Set.of(), pattern -> hash(with(with(List.of(pattern), OPINION))));
        eachFieldCounts(OPINION, Set.of(), opinion -> hash(with(with(List.of(PATTERN), opinion))));
    }

    @Test
    void texts_that_meet_elsewhere_are_others() {
        Decision d = DECISION;
        Decision moved = new Decision(
                d.id(),
                d.sequence(),
                d.timeNanos(),
                "cros",
                "s1",
                d.symbol(),
                d.barOpenNanos(),
                d.action(),
                d.outcome(),
                d.side(),
                d.quantity(),
                d.price(),
                d.stopLossPrice(),
                d.takeProfitPrice(),
                d.confidence(),
                d.clientOrderId(),
                d.tradeId(),
                d.reason(),
                d.detail(),
                d.evidence());

        assertThat(hash(moved)).isNotEqualTo(hash(d));
    }

    @Test
    void a_text_longer_than_what_is_digested_at_once_counts_whole() {
        String most = "x".repeat(20_000);
        assertThat(hash(with(EVIDENCE))).isNotEqualTo(hash(with(with(List.of(PATTERN), reasoned(most + "a")))));
        assertThat(hash(with(with(List.of(PATTERN), reasoned(most + "a")))))
                .isNotEqualTo(hash(with(with(List.of(PATTERN), reasoned(most + "b")))));
    }

    private static AnalystOpinion reasoned(String reason) {
        return new AnalystOpinion("o-1", 5, AnalystOpinion.View.BUY, 0.5, List.of(reason));
    }
}

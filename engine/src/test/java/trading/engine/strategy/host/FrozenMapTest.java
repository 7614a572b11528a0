package trading.engine.strategy.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FrozenMapTest {
    private static final SortedMap<String, Integer> MANY =
            new TreeMap<>(Map.of("fast", 1, "slow", 2, "range", 3, "", 4, "zeta", 5));

    @Test
    void a_frozen_map_says_what_the_map_says_that_it_was_made_of() {
        SortedMap<String, Integer> frozen = FrozenMap.of(MANY);
        assertThat(frozen).isEqualTo(MANY).hasSameHashCodeAs(MANY);
        assertThat(new ArrayList<>(frozen.entrySet())).isEqualTo(new ArrayList<>(MANY.entrySet()));
        assertThat(frozen.firstKey()).isEqualTo(MANY.firstKey());
        assertThat(frozen.lastKey()).isEqualTo(MANY.lastKey());
        assertThat(frozen.headMap("range")).isEqualTo(MANY.headMap("range"));
        assertThat(frozen.tailMap("range")).isEqualTo(MANY.tailMap("range"));
        assertThat(frozen.subMap("a", "s")).isEqualTo(MANY.subMap("a", "s"));
        for (String name : List.of("fast", "slow", "range", "", "zeta", "none", "zz")) {
            assertThat(frozen.get(name)).isEqualTo(MANY.get(name));
        }
        List<String> told = new ArrayList<>();
        frozen.forEach((name, value) -> told.add(name + value));
        assertThat(told).containsExactly("4", "fast1", "range3", "slow2", "zeta5");
    }

    @Test
    void what_is_frozen_does_not_follow_the_map_and_cannot_be_changed() {
        SortedMap<String, Integer> source = new TreeMap<>(MANY);
        SortedMap<String, Integer> frozen = FrozenMap.of(source);
        source.put("fast", 99);
        assertThat(frozen).containsEntry("fast", 1);
        assertThat(FrozenMap.of(frozen)).isSameAs(frozen);
        assertThatThrownBy(() -> frozen.put("fast", 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(frozen::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> frozen.headMap("z").clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_map_in_another_order_is_frozen_in_the_natural_one() {
        SortedMap<String, Integer> backward = new TreeMap<>(Comparator.reverseOrder());
        backward.putAll(MANY);
        assertThat(FrozenMap.of(backward).keySet()).containsExactly("", "fast", "range", "slow", "zeta");
        assertThat(FrozenMap.of(backward).get("slow")).isEqualTo(2);
    }

    @Test
    void an_empty_one_has_no_first_name() {
        SortedMap<String, Integer> empty = FrozenMap.of(new TreeMap<>());
        assertThat(empty).isEmpty();
        assertThatThrownBy(empty::firstKey).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(empty::lastKey).isInstanceOf(NoSuchElementException.class);
    }
}

package trading.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void names_that_are_passed_over_quickly_are_none_that_would_have_been_near() {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            known.add(name());
        }
        int found = 0;
        for (int i = 0; i < 2_000; i++) {
            String unknown = random.nextBoolean() ? name() : edited(known.get(random.nextInt(known.size())));
            int most = random.nextInt(1, 3);
            Optional<String> nearest = NearestName.within(unknown, known, most);

            assertThat(nearest)
                    .as("%s within %d", unknown, most)
                    .isEqualTo(
                            NearestName.to(unknown, known).filter(name -> NearestName.distance(unknown, name) <= most));
            found += nearest.isPresent() ? 1 : 0;
        }
        assertThat(found).isGreaterThan(300);
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(3, 12); i > 0; i--) {
            name.append(letter());
        }
        return name.toString();
    }

    private char letter() {
        return (char) random.nextInt('A', 'Z' + 1);
    }

    private String edited(String name) {
        StringBuilder edited = new StringBuilder(name);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(edited.length());
            switch (random.nextInt(3)) {
                case 0 -> edited.insert(at, letter());
                case 1 -> edited.setCharAt(at, letter());
                default -> {
                    if (edited.length() > 1) {
                        edited.deleteCharAt(at);
                    }
                }
            }
        }
        return edited.toString();
    }
}

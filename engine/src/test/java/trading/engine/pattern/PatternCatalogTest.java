package trading.engine.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PatternCatalogTest {
    @Test
    void every_kind_is_listed_once_and_found_by_its_name() {
        List<PatternKind> all = PatternCatalog.all();
        assertThat(all).doesNotHaveDuplicates().hasSize(61 + ChartPattern.values().length);
        assertThat(all).extracting(PatternKind::title).doesNotHaveDuplicates();
        for (int i = 0; i < all.size(); i++) {
            PatternKind kind = all.get(i);
            assertThat(PatternCatalog.index(kind)).isEqualTo(i);
            assertThat(PatternCatalog.parse(kind.name())).contains(kind);
            assertThat(kind.text()).endsWith(".").hasSizeGreaterThan(20);
        }
        assertThat(PatternCatalog.parse("HEAD")).isEmpty();
    }

    @Test
    void ta_libs_names_are_those_of_its_functions() {
        for (CandlestickPattern pattern : CandlestickPattern.values()) {
            assertThat(pattern.taLibName()).startsWith("CDL");
            assertThat(pattern.bars()).isBetween(1, 5);
        }
        assertThat(Stream.of(CandlestickPattern.values()).map(CandlestickPattern::taLibName))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_page_lists_every_kind() throws IOException {
        String page = Files.readString(page());
        String candlesticks = Stream.of(CandlestickPattern.values())
                .map(pattern -> "| " + pattern.title() + " | `" + pattern.taLibName() + "` | " + side(pattern) + " | "
                        + pattern.bars() + " | " + pattern.text() + " |")
                .collect(Collectors.joining("\n"));
        String charts = Stream.of(ChartPattern.values())
                .map(pattern -> "| " + pattern.title() + " | " + side(pattern) + " | " + pattern.text() + " |")
                .collect(Collectors.joining("\n"));
        assertThat(page).contains(candlesticks).contains(charts);
    }

    private static String side(PatternKind kind) {
        return switch (kind.bias()) {
            case BULLISH -> "bullish";
            case BEARISH -> "bearish";
            case BOTH -> "either";
            case NEUTRAL -> "none";
        };
    }

    private static Path page() {
        Path directory = Path.of("").toAbsolutePath();
        Path root = Files.exists(directory.resolve("engine/pom.xml")) ? directory : directory.getParent();
        return root.resolve("docs/patterns.md");
    }
}

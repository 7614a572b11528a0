package trading.engine.pattern;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All kinds of patterns that a [PatternScanner] sees.
public final class PatternCatalog {
    private static final List<PatternKind> ALL = Stream.<PatternKind>concat(
                    Stream.of(CandlestickPattern.values()), Stream.of(ChartPattern.values()))
            .toList();

    private PatternCatalog() {}

    /// Candlesticks first, each group in its own order.
    public static List<PatternKind> all() {
        return ALL;
    }

    /// The kind with this [PatternKind#name()].
    public static Optional<PatternKind> parse(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /// The place of `kind` in [#all()].
    @SuppressWarnings("EnumOrdinal") // never leaves the process
    static int index(PatternKind kind) {
        return switch (kind) {
            case CandlestickPattern candlestick -> candlestick.ordinal();
            case ChartPattern chart -> CandlestickPattern.values().length + chart.ordinal();
        };
    }
}

package trading.engine.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.engine.drift.DriftFinding.Kind;
import trading.engine.model.Fill;
import trading.engine.model.Instrument;

/// Fills of a session and of its re-run, side by side: the first of a trade's side with the first, the second with
/// the second.
final class FillComparison {
    private final FillBook session;
    private final FillBook rerun;
    private final Causes causes;
    private final List<DriftFinding> findings = new ArrayList<>();
    private long same;

    /// Why something may differ, and on which instruments.
    interface Causes {
        String of(FillBook.Key key, long timeNanos);

        Instrument instrument(int id);
    }

    FillComparison(FillBook session, FillBook rerun, Causes causes) {
        this.session = session;
        this.rerun = rerun;
        this.causes = causes;
    }

    void run() {
        Set<FillBook.Key> keys = new LinkedHashSet<>(session.fills().keySet());
        keys.addAll(rerun.fills().keySet());
        for (FillBook.Key key : keys) {
            List<Fill> these = session.fills().getOrDefault(key, List.of());
            List<Fill> those = rerun.fills().getOrDefault(key, List.of());
            for (int i = 0; i < Math.max(these.size(), those.size()); i++) {
                compare(key, i < these.size() ? these.get(i) : null, i < those.size() ? those.get(i) : null);
            }
        }
        findings.sort(Comparator.comparingLong(DriftFinding::timeNanos));
    }

    private void compare(FillBook.Key key, @Nullable Fill one, @Nullable Fill other) {
        if (one == null || other == null) {
            add(one == null ? Kind.MISSING : Kind.EXTRA, key, one, other);
        } else if (one.lastPrice() != other.lastPrice()) {
            add(Kind.PRICE, key, one, other);
        } else if (one.lastQuantity() != other.lastQuantity()) {
            add(Kind.QUANTITY, key, one, other);
        } else {
            same++;
        }
    }

    private void add(Kind kind, FillBook.Key key, @Nullable Fill one, @Nullable Fill other) {
        long time = Objects.requireNonNull(one == null ? other : one).timeNanos();
        findings.add(new DriftFinding(
                kind,
                key.strategy(),
                causes.instrument(key.instrument()),
                key.side(),
                key.entry(),
                time,
                one == null ? 0 : one.lastPrice(),
                one == null ? 0 : one.lastQuantity(),
                other == null ? 0 : other.lastPrice(),
                other == null ? 0 : other.lastQuantity(),
                causes.of(key, time)));
    }

    long same() {
        return same;
    }

    List<DriftFinding> findings() {
        return findings;
    }
}

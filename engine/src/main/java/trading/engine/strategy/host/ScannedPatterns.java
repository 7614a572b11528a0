package trading.engine.strategy.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.pattern.PatternConfig;
import trading.engine.pattern.PatternScanner;
import trading.engine.pattern.PatternSide;
import trading.engine.pattern.RecentEvidence;
import trading.engine.pattern.Sighting;
import trading.engine.pattern.SightingStatus;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.SeenPattern;

/// The patterns of one series as strategies see them: those that a bar confirms and that point somewhere, with the
/// evidence of the latest bars before, which does not depend on where the history begins ([RecentEvidence]).
public final class ScannedPatterns implements Insights.PatternSight {
    /// Patterns, and no opinions.
    public static final Insights ALONE = new Insights() {
        @Override
        public PatternSight patterns(Instrument instrument) {
            return new ScannedPatterns(instrument);
        }

        @Override
        public Optional<AnalystOpinion> opinion(String strategy, Instrument instrument, Bar bar) {
            return Optional.empty();
        }
    };

    private final Instrument instrument;
    private @Nullable PatternScanner scanner;

    public ScannedPatterns(Instrument instrument) {
        this.instrument = instrument;
    }

    @Override
    public List<SeenPattern> onBar(Bar bar) {
        PatternScanner its = scanner;
        if (its == null) {
            its = new PatternScanner(instrument.id(), bar.frame(), PatternConfig.standard());
            scanner = its;
        }
        List<SeenPattern> seen = new ArrayList<>();
        for (Sighting sighting : its.onBar(bar)) {
            if (sighting.status() == SightingStatus.CONFIRMED && sighting.side() != PatternSide.NEUTRAL) {
                seen.add(seen(sighting, its.evidence().recent(sighting.kind(), sighting.side())));
            }
        }
        return seen;
    }

    private static SeenPattern seen(Sighting sighting, RecentEvidence evidence) {
        return new SeenPattern(
                sighting.kind().title(),
                sighting.side() == PatternSide.BULLISH ? Side.BUY : Side.SELL,
                sighting.confidence(),
                sighting.target(),
                sighting.invalidation(),
                evidence.hitRate().known() ? evidence.hitRate().value() : 0,
                (int) evidence.outcomes());
    }
}

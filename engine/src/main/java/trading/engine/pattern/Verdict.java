package trading.engine.pattern;

/// Whether a pattern's hit rate is more than chance.
///
/// Judged by a far stricter interval than the one that is shown, because about 150 rows are judged at once:
/// see [EvidenceFigures#VERDICT_Z].
public enum Verdict {
    /// Fewer outcomes than [EvidenceFigures#LEAST_OUTCOMES].
    TOO_FEW,
    WORSE_THAN_CHANCE,
    NO_BETTER_THAN_CHANCE,
    BETTER_THAN_CHANCE
}

package trading.engine.pattern;

/// The chart patterns: shapes made of swings.
///
/// The sentences say what tradition reads in them, not what comes true: that is [PatternEvidence]'s part.
public enum ChartPattern implements PatternKind {
    DOUBLE_TOP(
            "Double top",
            PatternGroup.REVERSAL,
            PatternBias.BEARISH,
            "A rise fails twice at the same price; below the low between the tops it is taken back."),
    DOUBLE_BOTTOM(
            "Double bottom",
            PatternGroup.REVERSAL,
            PatternBias.BULLISH,
            "A fall is held twice at the same price; above the high between the bottoms it is taken back."),
    TRIPLE_TOP(
            "Triple top",
            PatternGroup.REVERSAL,
            PatternBias.BEARISH,
            "A rise fails three times at the same price; below the lows between the tops it is taken back."),
    TRIPLE_BOTTOM(
            "Triple bottom",
            PatternGroup.REVERSAL,
            PatternBias.BULLISH,
            "A fall is held three times at the same price; above the highs between the bottoms it is taken back."),
    HEAD_AND_SHOULDERS(
            "Head and shoulders",
            PatternGroup.REVERSAL,
            PatternBias.BEARISH,
            "The last high of a rise stands between two lower ones; below the neckline the rise is over."),
    INVERSE_HEAD_AND_SHOULDERS(
            "Inverse head and shoulders",
            PatternGroup.REVERSAL,
            PatternBias.BULLISH,
            "The last low of a fall stands between two higher ones; above the neckline the fall is over."),
    ASCENDING_TRIANGLE(
            "Ascending triangle", PatternGroup.LINES, PatternBias.BULLISH, "Rising lows press against a flat top."),
    DESCENDING_TRIANGLE(
            "Descending triangle",
            PatternGroup.LINES,
            PatternBias.BEARISH,
            "Falling highs press against a flat bottom."),
    SYMMETRICAL_TRIANGLE(
            "Symmetrical triangle",
            PatternGroup.LINES,
            PatternBias.BOTH,
            "Falling highs meet rising lows; the break says which side has won."),
    RISING_WEDGE(
            "Rising wedge",
            PatternGroup.LINES,
            PatternBias.BEARISH,
            "Highs and lows rise, the lows faster: the rise is running out of room."),
    FALLING_WEDGE(
            "Falling wedge",
            PatternGroup.LINES,
            PatternBias.BULLISH,
            "Highs and lows fall, the highs faster: the fall is running out of room."),
    RECTANGLE(
            "Rectangle",
            PatternGroup.LINES,
            PatternBias.BOTH,
            "The price goes to and fro between two flat lines; the break says which side has won."),
    CHANNEL_UP(
            "Channel up",
            PatternGroup.LINES,
            PatternBias.BOTH,
            "The price rises between two parallel lines until it leaves one of them."),
    CHANNEL_DOWN(
            "Channel down",
            PatternGroup.LINES,
            PatternBias.BOTH,
            "The price falls between two parallel lines until it leaves one of them."),
    BULL_FLAG(
            "Bull flag",
            PatternGroup.CONTINUATION,
            PatternBias.BULLISH,
            "After a steep rise a short rest in a flat or falling channel; above it the rise goes on."),
    BEAR_FLAG(
            "Bear flag",
            PatternGroup.CONTINUATION,
            PatternBias.BEARISH,
            "After a steep fall a short rest in a flat or rising channel; below it the fall goes on."),
    BULL_PENNANT(
            "Bull pennant",
            PatternGroup.CONTINUATION,
            PatternBias.BULLISH,
            "After a steep rise a short rest between closing lines; above them the rise goes on."),
    BEAR_PENNANT(
            "Bear pennant",
            PatternGroup.CONTINUATION,
            PatternBias.BEARISH,
            "After a steep fall a short rest between closing lines; below them the fall goes on."),
    CUP_AND_HANDLE(
            "Cup and handle",
            PatternGroup.CONTINUATION,
            PatternBias.BULLISH,
            "A round fall and rise back to the rim, a small step back, then the rise over the rim."),
    INVERSE_CUP_AND_HANDLE(
            "Inverse cup and handle",
            PatternGroup.CONTINUATION,
            PatternBias.BEARISH,
            "A round rise and fall back to the rim, a small step back, then the fall under the rim."),
    SUPPORT(
            "Support",
            PatternGroup.LEVEL,
            PatternBias.BULLISH,
            "The price turned up again where it had turned at least twice before."),
    RESISTANCE(
            "Resistance",
            PatternGroup.LEVEL,
            PatternBias.BEARISH,
            "The price turned down again where it had turned at least twice before.");

    private final String title;
    private final PatternGroup group;
    private final PatternBias bias;
    private final String text;

    ChartPattern(String title, PatternGroup group, PatternBias bias, String text) {
        this.title = title;
        this.group = group;
        this.bias = bias;
        this.text = text;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public PatternGroup group() {
        return group;
    }

    @Override
    public PatternBias bias() {
        return bias;
    }

    @Override
    public String text() {
        return text;
    }
}

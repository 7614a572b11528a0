package trading.engine.pattern;

/// TA-Lib's 61 candlestick patterns.
///
/// The sentences say what tradition reads in them, not what comes true: that is [PatternEvidence]'s part.
public enum CandlestickPattern implements PatternKind {
    TWO_CROWS(
            "CDL2CROWS",
            "Two crows",
            PatternBias.BEARISH,
            3,
            "After a long rising bar a gap up is sold twice, back into the first body: buyers lose the gap."),
    THREE_BLACK_CROWS(
            "CDL3BLACKCROWS",
            "Three black crows",
            PatternBias.BEARISH,
            4,
            "Three falling bars in a row, each closing near its low: sellers have taken over."),
    THREE_INSIDE(
            "CDL3INSIDE",
            "Three inside up/down",
            PatternBias.BOTH,
            3,
            "A harami that the third bar confirms by closing beyond the first bar's open."),
    THREE_LINE_STRIKE(
            "CDL3LINESTRIKE",
            "Three-line strike",
            PatternBias.BOTH,
            4,
            "Three bars of a trend, then one bar that takes all three back; read as a pause before the trend goes on."),
    THREE_OUTSIDE(
            "CDL3OUTSIDE",
            "Three outside up/down",
            PatternBias.BOTH,
            3,
            "An engulfing that the third bar confirms by closing further the same way."),
    THREE_STARS_IN_SOUTH(
            "CDL3STARSINSOUTH",
            "Three stars in the south",
            PatternBias.BULLISH,
            3,
            "Three falling bars, each smaller and with higher lows: selling runs dry."),
    THREE_WHITE_SOLDIERS(
            "CDL3WHITESOLDIERS",
            "Three advancing white soldiers",
            PatternBias.BULLISH,
            3,
            "Three rising bars in a row, each closing near its high: buyers have taken over."),
    ABANDONED_BABY(
            "CDLABANDONEDBABY",
            "Abandoned baby",
            PatternBias.BOTH,
            3,
            "A doji with gaps on both sides: a trend that nobody followed turns.",
            0.3),
    ADVANCE_BLOCK(
            "CDLADVANCEBLOCK",
            "Advance block",
            PatternBias.BEARISH,
            3,
            "Three rising bars with shrinking bodies and growing upper shadows: the rise tires."),
    BELT_HOLD(
            "CDLBELTHOLD",
            "Belt-hold",
            PatternBias.BOTH,
            1,
            "A long bar that opens at its extreme and runs away from it."),
    BREAKAWAY(
            "CDLBREAKAWAY",
            "Breakaway",
            PatternBias.BOTH,
            5,
            "A trend gaps, goes on for three bars, and one long bar closes back into the gap: the trend turns."),
    CLOSING_MARUBOZU(
            "CDLCLOSINGMARUBOZU",
            "Closing marubozu",
            PatternBias.BOTH,
            1,
            "A long bar that closes at its extreme: its side was in control until the end."),
    CONCEALING_BABY_SWALLOW(
            "CDLCONCEALBABYSWALL",
            "Concealing baby swallow",
            PatternBias.BULLISH,
            4,
            "Four falling bars of which the last swallows the third whole: the last sellers are out."),
    COUNTERATTACK(
            "CDLCOUNTERATTACK",
            "Counterattack",
            PatternBias.BOTH,
            2,
            "A long bar is met by a long one the other way that closes at the same price: the trend is held."),
    DARK_CLOUD_COVER(
            "CDLDARKCLOUDCOVER",
            "Dark cloud cover",
            PatternBias.BEARISH,
            2,
            "A bar opens above the high of a long rising one and closes deep in its body: the rise is refused.",
            0.5),
    DOJI("CDLDOJI", "Doji", PatternBias.NEUTRAL, 1, "Open and close are the same: neither side won the bar."),
    DOJI_STAR(
            "CDLDOJISTAR",
            "Doji star",
            PatternBias.BOTH,
            2,
            "A doji that gaps away from a long bar: the trend hesitates and may turn."),
    DRAGONFLY_DOJI(
            "CDLDRAGONFLYDOJI",
            "Dragonfly doji",
            PatternBias.NEUTRAL,
            1,
            "A doji with a long lower shadow only: a fall was bought back whole."),
    ENGULFING(
            "CDLENGULFING",
            "Engulfing",
            PatternBias.BOTH,
            2,
            "A body swallows the one before, which pointed the other way: the other side takes over."),
    EVENING_DOJI_STAR(
            "CDLEVENINGDOJISTAR",
            "Evening doji star",
            PatternBias.BEARISH,
            3,
            "A long rise, a doji above it, then a fall into the first body: a top.",
            0.3),
    EVENING_STAR(
            "CDLEVENINGSTAR",
            "Evening star",
            PatternBias.BEARISH,
            3,
            "A long rise, a small body above it, then a fall into the first body: a top.",
            0.3),
    GAP_SIDE_SIDE_WHITE(
            "CDLGAPSIDESIDEWHITE",
            "Up/down-gap side-by-side white lines",
            PatternBias.BOTH,
            3,
            "Two like rising bars beside each other beyond a gap: the gap holds, and the trend with it."),
    GRAVESTONE_DOJI(
            "CDLGRAVESTONEDOJI",
            "Gravestone doji",
            PatternBias.NEUTRAL,
            1,
            "A doji with a long upper shadow only: a rise was sold back whole."),
    HAMMER(
            "CDLHAMMER",
            "Hammer",
            PatternBias.BULLISH,
            2,
            "A small body with a long lower shadow near the low of a fall: lower prices were bought."),
    HANGING_MAN(
            "CDLHANGINGMAN",
            "Hanging man",
            PatternBias.BEARISH,
            2,
            "A hammer's shape at the high of a rise: the first heavy selling shows."),
    HARAMI(
            "CDLHARAMI",
            "Harami",
            PatternBias.BOTH,
            2,
            "A small body inside the long one before: the trend loses its breath."),
    HARAMI_CROSS(
            "CDLHARAMICROSS",
            "Harami cross",
            PatternBias.BOTH,
            2,
            "A doji inside a long body: a harami in its strongest form."),
    HIGH_WAVE(
            "CDLHIGHWAVE",
            "High-wave candle",
            PatternBias.BOTH,
            1,
            "A small body between two very long shadows: both sides were strong, neither won."),
    HIKKAKE(
            "CDLHIKKAKE",
            "Hikkake",
            PatternBias.BOTH,
            3,
            "An inside bar breaks the wrong way first: those who followed are caught."),
    MODIFIED_HIKKAKE(
            "CDLHIKKAKEMOD",
            "Modified hikkake",
            PatternBias.BOTH,
            4,
            "A hikkake whose inside bars close at the extreme that is then refused."),
    HOMING_PIGEON(
            "CDLHOMINGPIGEON",
            "Homing pigeon",
            PatternBias.BULLISH,
            2,
            "A small falling body inside a long falling one: the fall slows."),
    IDENTICAL_THREE_CROWS(
            "CDLIDENTICAL3CROWS",
            "Identical three crows",
            PatternBias.BEARISH,
            3,
            "Three falling bars, each opening at the close before: steady selling."),
    IN_NECK(
            "CDLINNECK",
            "In-neck",
            PatternBias.BEARISH,
            2,
            "A rise after a long falling bar gets no further than that bar's close: the fall goes on."),
    INVERTED_HAMMER(
            "CDLINVERTEDHAMMER",
            "Inverted hammer",
            PatternBias.BULLISH,
            2,
            "A small body with a long upper shadow below the bar before: buyers try after a fall."),
    KICKING(
            "CDLKICKING",
            "Kicking",
            PatternBias.BOTH,
            2,
            "Two marubozus that point away from each other over a gap: the second one decides."),
    KICKING_BY_LENGTH(
            "CDLKICKINGBYLENGTH",
            "Kicking, by length",
            PatternBias.BOTH,
            2,
            "Two marubozus over a gap: the longer one decides."),
    LADDER_BOTTOM(
            "CDLLADDERBOTTOM",
            "Ladder bottom",
            PatternBias.BULLISH,
            5,
            "Four falling bars, the last with an upper shadow, then a gap up: the fall has ended."),
    LONG_LEGGED_DOJI(
            "CDLLONGLEGGEDDOJI",
            "Long-legged doji",
            PatternBias.NEUTRAL,
            1,
            "A doji with long shadows: a wide fight without a winner."),
    LONG_LINE(
            "CDLLONGLINE",
            "Long line",
            PatternBias.BOTH,
            1,
            "A long body with short shadows: its side moved the price and kept it."),
    MARUBOZU(
            "CDLMARUBOZU",
            "Marubozu",
            PatternBias.BOTH,
            1,
            "A long body without shadows: one side from the first price to the last."),
    MATCHING_LOW(
            "CDLMATCHINGLOW",
            "Matching low",
            PatternBias.BULLISH,
            2,
            "Two falling bars close at the same price: a floor is felt."),
    MAT_HOLD(
            "CDLMATHOLD",
            "Mat hold",
            PatternBias.BULLISH,
            5,
            "A long rise, three small bars that hold above it, then a new high: the rise goes on.",
            0.5),
    MORNING_DOJI_STAR(
            "CDLMORNINGDOJISTAR",
            "Morning doji star",
            PatternBias.BULLISH,
            3,
            "A long fall, a doji below it, then a rise into the first body: a bottom.",
            0.3),
    MORNING_STAR(
            "CDLMORNINGSTAR",
            "Morning star",
            PatternBias.BULLISH,
            3,
            "A long fall, a small body below it, then a rise into the first body: a bottom.",
            0.3),
    ON_NECK(
            "CDLONNECK",
            "On-neck",
            PatternBias.BEARISH,
            2,
            "A rise after a long falling bar gets no further than that bar's low: the fall goes on."),
    PIERCING(
            "CDLPIERCING",
            "Piercing line",
            PatternBias.BULLISH,
            2,
            "A bar opens below the low of a long falling one and closes above the middle of its body."),
    RICKSHAW_MAN(
            "CDLRICKSHAWMAN",
            "Rickshaw man",
            PatternBias.NEUTRAL,
            1,
            "A long-legged doji with its body in the middle: complete indecision."),
    RISING_FALLING_THREE_METHODS(
            "CDLRISEFALL3METHODS",
            "Rising/falling three methods",
            PatternBias.BOTH,
            5,
            "A long bar, three small ones against it inside its range, then a long one further on: the trend rests and goes on."),
    SEPARATING_LINES(
            "CDLSEPARATINGLINES",
            "Separating lines",
            PatternBias.BOTH,
            2,
            "A bar against the trend, then one that opens where it opened and runs with the trend."),
    SHOOTING_STAR(
            "CDLSHOOTINGSTAR",
            "Shooting star",
            PatternBias.BEARISH,
            2,
            "A small body with a long upper shadow above the bar before: higher prices were sold."),
    SHORT_LINE(
            "CDLSHORTLINE",
            "Short line",
            PatternBias.BOTH,
            1,
            "A short body with short shadows: little happened, with a slight lean."),
    SPINNING_TOP(
            "CDLSPINNINGTOP",
            "Spinning top",
            PatternBias.BOTH,
            1,
            "A small body with longer shadows: indecision, with a slight lean."),
    STALLED_PATTERN(
            "CDLSTALLEDPATTERN",
            "Stalled pattern",
            PatternBias.BEARISH,
            3,
            "Two long rising bars and a small one on top: the rise stalls."),
    STICK_SANDWICH(
            "CDLSTICKSANDWICH",
            "Stick sandwich",
            PatternBias.BULLISH,
            3,
            "A rising bar between two falling ones that close at the same price: a floor is felt."),
    TAKURI(
            "CDLTAKURI",
            "Takuri",
            PatternBias.BULLISH,
            1,
            "A dragonfly doji with a very long lower shadow: a deep fall was bought back."),
    TASUKI_GAP(
            "CDLTASUKIGAP",
            "Tasuki gap",
            PatternBias.BOTH,
            3,
            "A gap with the trend that the next bar does not close: the trend goes on."),
    THRUSTING(
            "CDLTHRUSTING",
            "Thrusting",
            PatternBias.BEARISH,
            2,
            "A rise after a long falling bar ends below the middle of its body: the fall goes on."),
    TRISTAR(
            "CDLTRISTAR",
            "Tristar",
            PatternBias.BOTH,
            3,
            "Three dojis, the middle one apart from the others: a trend has run out."),
    UNIQUE_THREE_RIVER(
            "CDLUNIQUE3RIVER",
            "Unique three river",
            PatternBias.BULLISH,
            3,
            "A long fall, a new low that is bought back, a small rise below it: a bottom builds."),
    UPSIDE_GAP_TWO_CROWS(
            "CDLUPSIDEGAP2CROWS",
            "Upside gap two crows",
            PatternBias.BEARISH,
            3,
            "Two falling bars above a gap, the second around the first: the gap is about to be closed."),
    GAP_THREE_METHODS(
            "CDLXSIDEGAP3METHODS",
            "Upside/downside gap three methods",
            PatternBias.BOTH,
            3,
            "A gap with the trend is closed by the third bar; read as a rest before the trend goes on.");

    private final String taLibName;
    private final String title;
    private final PatternBias bias;
    private final int bars;
    private final String text;
    private final double standardPenetration;

    CandlestickPattern(String taLibName, String title, PatternBias bias, int bars, String text) {
        this(taLibName, title, bias, bars, text, Double.NaN);
    }

    CandlestickPattern(
            String taLibName, String title, PatternBias bias, int bars, String text, double standardPenetration) {
        this.taLibName = taLibName;
        this.title = title;
        this.bias = bias;
        this.bars = bars;
        this.text = text;
        this.standardPenetration = standardPenetration;
    }

    /// The function's name in TA-Lib's documentation.
    public String taLibName() {
        return taLibName;
    }

    /// How many bars the pattern has.
    public int bars() {
        return bars;
    }

    public boolean takesPenetration() {
        return !Double.isNaN(standardPenetration);
    }

    /// What TA-Lib uses; `NaN` when the pattern takes none.
    public double standardPenetration() {
        return standardPenetration;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public PatternGroup group() {
        return PatternGroup.CANDLESTICK;
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

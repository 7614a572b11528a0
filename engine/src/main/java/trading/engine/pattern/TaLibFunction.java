package trading.engine.pattern;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;

/// The function of TA-Lib behind each pattern, all called alike.
@FunctionalInterface
interface TaLibFunction {
    RetCode run(
            Core core,
            int begin,
            int end,
            double[] open,
            double[] high,
            double[] low,
            double[] close,
            double penetration,
            MInteger outBegin,
            MInteger outCount,
            int[] out);

    /// One of the 54 that take no penetration.
    @FunctionalInterface
    interface Plain {
        RetCode run(
                Core core,
                int begin,
                int end,
                double[] open,
                double[] high,
                double[] low,
                double[] close,
                MInteger outBegin,
                MInteger outCount,
                int[] out);
    }

    static TaLibFunction of(CandlestickPattern pattern) {
        return switch (pattern) {
            case TWO_CROWS -> plain(Core::cdl2Crows);
            case THREE_BLACK_CROWS -> plain(Core::cdl3BlackCrows);
            case THREE_INSIDE -> plain(Core::cdl3Inside);
            case THREE_LINE_STRIKE -> plain(Core::cdl3LineStrike);
            case THREE_OUTSIDE -> plain(Core::cdl3Outside);
            case THREE_STARS_IN_SOUTH -> plain(Core::cdl3StarsInSouth);
            case THREE_WHITE_SOLDIERS -> plain(Core::cdl3WhiteSoldiers);
            case ABANDONED_BABY -> Core::cdlAbandonedBaby;
            case ADVANCE_BLOCK -> plain(Core::cdlAdvanceBlock);
            case BELT_HOLD -> plain(Core::cdlBeltHold);
            case BREAKAWAY -> plain(Core::cdlBreakaway);
            case CLOSING_MARUBOZU -> plain(Core::cdlClosingMarubozu);
            case CONCEALING_BABY_SWALLOW -> plain(Core::cdlConcealBabysWall);
            case COUNTERATTACK -> plain(Core::cdlCounterAttack);
            case DARK_CLOUD_COVER -> Core::cdlDarkCloudCover;
            case DOJI -> plain(Core::cdlDoji);
            case DOJI_STAR -> plain(Core::cdlDojiStar);
            case DRAGONFLY_DOJI -> plain(Core::cdlDragonflyDoji);
            case ENGULFING -> plain(Core::cdlEngulfing);
            case EVENING_DOJI_STAR -> Core::cdlEveningDojiStar;
            case EVENING_STAR -> Core::cdlEveningStar;
            case GAP_SIDE_SIDE_WHITE -> plain(Core::cdlGapSideSideWhite);
            case GRAVESTONE_DOJI -> plain(Core::cdlGravestoneDoji);
            case HAMMER -> plain(Core::cdlHammer);
            case HANGING_MAN -> plain(Core::cdlHangingMan);
            case HARAMI -> plain(Core::cdlHarami);
            case HARAMI_CROSS -> plain(Core::cdlHaramiCross);
            case HIGH_WAVE -> plain(Core::cdlHignWave);
            case HIKKAKE -> plain(Core::cdlHikkake);
            case MODIFIED_HIKKAKE -> plain(Core::cdlHikkakeMod);
            case HOMING_PIGEON -> plain(Core::cdlHomingPigeon);
            case IDENTICAL_THREE_CROWS -> plain(Core::cdlIdentical3Crows);
            case IN_NECK -> plain(Core::cdlInNeck);
            case INVERTED_HAMMER -> plain(Core::cdlInvertedHammer);
            case KICKING -> plain(Core::cdlKicking);
            case KICKING_BY_LENGTH -> plain(Core::cdlKickingByLength);
            case LADDER_BOTTOM -> plain(Core::cdlLadderBottom);
            case LONG_LEGGED_DOJI -> plain(Core::cdlLongLeggedDoji);
            case LONG_LINE -> plain(Core::cdlLongLine);
            case MARUBOZU -> plain(Core::cdlMarubozu);
            case MATCHING_LOW -> plain(Core::cdlMatchingLow);
            case MAT_HOLD -> Core::cdlMatHold;
            case MORNING_DOJI_STAR -> Core::cdlMorningDojiStar;
            case MORNING_STAR -> Core::cdlMorningStar;
            case ON_NECK -> plain(Core::cdlOnNeck);
            case PIERCING -> plain(Core::cdlPiercing);
            case RICKSHAW_MAN -> plain(Core::cdlRickshawMan);
            case RISING_FALLING_THREE_METHODS -> plain(Core::cdlRiseFall3Methods);
            case SEPARATING_LINES -> plain(Core::cdlSeperatingLines);
            case SHOOTING_STAR -> plain(Core::cdlShootingStar);
            case SHORT_LINE -> plain(Core::cdlShortLine);
            case SPINNING_TOP -> plain(Core::cdlSpinningTop);
            case STALLED_PATTERN -> plain(Core::cdlStalledPattern);
            case STICK_SANDWICH -> plain(Core::cdlStickSandwhich);
            case TAKURI -> plain(Core::cdlTakuri);
            case TASUKI_GAP -> plain(Core::cdlTasukiGap);
            case THRUSTING -> plain(Core::cdlThrusting);
            case TRISTAR -> plain(Core::cdlTristar);
            case UNIQUE_THREE_RIVER -> plain(Core::cdlUnique3River);
            case UPSIDE_GAP_TWO_CROWS -> plain(Core::cdlUpsideGap2Crows);
            case GAP_THREE_METHODS -> plain(Core::cdlXSideGap3Methods);
        };
    }

    /// How many bars before the first answer the function needs.
    static int lookback(CandlestickPattern pattern, Core core, double penetration) {
        return switch (pattern) {
            case TWO_CROWS -> core.cdl2CrowsLookback();
            case THREE_BLACK_CROWS -> core.cdl3BlackCrowsLookback();
            case THREE_INSIDE -> core.cdl3InsideLookback();
            case THREE_LINE_STRIKE -> core.cdl3LineStrikeLookback();
            case THREE_OUTSIDE -> core.cdl3OutsideLookback();
            case THREE_STARS_IN_SOUTH -> core.cdl3StarsInSouthLookback();
            case THREE_WHITE_SOLDIERS -> core.cdl3WhiteSoldiersLookback();
            case ABANDONED_BABY -> core.cdlAbandonedBabyLookback(penetration);
            case ADVANCE_BLOCK -> core.cdlAdvanceBlockLookback();
            case BELT_HOLD -> core.cdlBeltHoldLookback();
            case BREAKAWAY -> core.cdlBreakawayLookback();
            case CLOSING_MARUBOZU -> core.cdlClosingMarubozuLookback();
            case CONCEALING_BABY_SWALLOW -> core.cdlConcealBabysWallLookback();
            case COUNTERATTACK -> core.cdlCounterAttackLookback();
            case DARK_CLOUD_COVER -> core.cdlDarkCloudCoverLookback(penetration);
            case DOJI -> core.cdlDojiLookback();
            case DOJI_STAR -> core.cdlDojiStarLookback();
            case DRAGONFLY_DOJI -> core.cdlDragonflyDojiLookback();
            case ENGULFING -> core.cdlEngulfingLookback();
            case EVENING_DOJI_STAR -> core.cdlEveningDojiStarLookback(penetration);
            case EVENING_STAR -> core.cdlEveningStarLookback(penetration);
            case GAP_SIDE_SIDE_WHITE -> core.cdlGapSideSideWhiteLookback();
            case GRAVESTONE_DOJI -> core.cdlGravestoneDojiLookback();
            case HAMMER -> core.cdlHammerLookback();
            case HANGING_MAN -> core.cdlHangingManLookback();
            case HARAMI -> core.cdlHaramiLookback();
            case HARAMI_CROSS -> core.cdlHaramiCrossLookback();
            case HIGH_WAVE -> core.cdlHignWaveLookback();
            case HIKKAKE -> core.cdlHikkakeLookback();
            case MODIFIED_HIKKAKE -> core.cdlHikkakeModLookback();
            case HOMING_PIGEON -> core.cdlHomingPigeonLookback();
            case IDENTICAL_THREE_CROWS -> core.cdlIdentical3CrowsLookback();
            case IN_NECK -> core.cdlInNeckLookback();
            case INVERTED_HAMMER -> core.cdlInvertedHammerLookback();
            case KICKING -> core.cdlKickingLookback();
            case KICKING_BY_LENGTH -> core.cdlKickingByLengthLookback();
            case LADDER_BOTTOM -> core.cdlLadderBottomLookback();
            case LONG_LEGGED_DOJI -> core.cdlLongLeggedDojiLookback();
            case LONG_LINE -> core.cdlLongLineLookback();
            case MARUBOZU -> core.cdlMarubozuLookback();
            case MATCHING_LOW -> core.cdlMatchingLowLookback();
            case MAT_HOLD -> core.cdlMatHoldLookback(penetration);
            case MORNING_DOJI_STAR -> core.cdlMorningDojiStarLookback(penetration);
            case MORNING_STAR -> core.cdlMorningStarLookback(penetration);
            case ON_NECK -> core.cdlOnNeckLookback();
            case PIERCING -> core.cdlPiercingLookback();
            case RICKSHAW_MAN -> core.cdlRickshawManLookback();
            case RISING_FALLING_THREE_METHODS -> core.cdlRiseFall3MethodsLookback();
            case SEPARATING_LINES -> core.cdlSeperatingLinesLookback();
            case SHOOTING_STAR -> core.cdlShootingStarLookback();
            case SHORT_LINE -> core.cdlShortLineLookback();
            case SPINNING_TOP -> core.cdlSpinningTopLookback();
            case STALLED_PATTERN -> core.cdlStalledPatternLookback();
            case STICK_SANDWICH -> core.cdlStickSandwhichLookback();
            case TAKURI -> core.cdlTakuriLookback();
            case TASUKI_GAP -> core.cdlTasukiGapLookback();
            case THRUSTING -> core.cdlThrustingLookback();
            case TRISTAR -> core.cdlTristarLookback();
            case UNIQUE_THREE_RIVER -> core.cdlUnique3RiverLookback();
            case UPSIDE_GAP_TWO_CROWS -> core.cdlUpsideGap2CrowsLookback();
            case GAP_THREE_METHODS -> core.cdlXSideGap3MethodsLookback();
        };
    }

    private static TaLibFunction plain(Plain function) {
        return (core, begin, end, open, high, low, close, penetration, outBegin, outCount, out) ->
                function.run(core, begin, end, open, high, low, close, outBegin, outCount, out);
    }
}

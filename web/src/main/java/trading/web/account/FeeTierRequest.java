package trading.web.account;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FeeTier;
import trading.web.command.FieldChecks;
import trading.web.json.Signed;
import trading.web.problem.ProblemType;
import trading.web.text.Figures;

/// What is paid from a traded value of 30 days on.
record FeeTierRequest(
        BigDecimal fromNotional,
        @Signed int makerFeePpm,
        @Signed int takerFeePpm) {
    static final int MOST_FEE_PPM = 100_000;

    /// The first tier and those after it. What does not fit goes to `checks`; the table is good only when
    /// nothing did.
    static FeeSchedule schedule(int makerFeePpm, int takerFeePpm, List<FeeTierRequest> further, FieldChecks checks) {
        int before = checks.count();
        checkFees(checks, makerFeePpm, takerFeePpm);
        if (further.size() >= FeeSchedule.MOST_TIERS) {
            String detail = "There are at most " + (FeeSchedule.MOST_TIERS - 1) + " tiers after the first.";
            checks.wrong(ProblemType.LIMIT_VALUE, "/feeTiers", "LIMIT_VALUE", detail);
        }
        List<FeeTier> tiers = new ArrayList<>();
        tiers.add(new FeeTier(0, makerFeePpm, takerFeePpm));
        for (int i = 0; i < further.size() && checks.count() == before; i++) {
            tiers.add(further.get(i).toTier(tiers.getLast().fromNotional(), checks.at("/feeTiers/" + i)));
        }
        return checks.count() == before ? new FeeSchedule(tiers) : FeeSchedule.flat(0, 0);
    }

    private FeeTier toTier(long above, FieldChecks checks) {
        long from = checks.money("/fromNotional", fromNotional);
        if (from <= above || from > FeeSchedule.MOST_NOTIONAL) {
            String detail = "fromNotional must be above " + Figures.money(above)
                    + ", where the tier before it begins, and at most " + Figures.money(FeeSchedule.MOST_NOTIONAL)
                    + ".";
            checks.wrong(ProblemType.LIMIT_VALUE, "/fromNotional", "LIMIT_VALUE", detail);
        }
        checkFees(checks, makerFeePpm, takerFeePpm);
        return new FeeTier(from, makerFeePpm, takerFeePpm);
    }

    private static void checkFees(FieldChecks checks, int maker, int taker) {
        checks.whole("/makerFeePpm", maker, -MOST_FEE_PPM, MOST_FEE_PPM);
        checks.whole("/takerFeePpm", taker, -MOST_FEE_PPM, MOST_FEE_PPM);
    }
}

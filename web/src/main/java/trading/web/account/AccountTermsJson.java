package trading.web.account;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Equity;
import trading.engine.model.FeeRates;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FillModel;
import trading.engine.model.LimitFill;
import trading.engine.model.MarginTerms;
import trading.engine.model.TradingState;
import trading.engine.view.AccountRisk;
import trading.engine.view.LiveView;
import trading.web.risk.LimitsJson;
import trading.web.text.Figures;

/// An account and its terms as they are shown. `margin` is null for a spot account; `own`: the desk's own.
/// `makerFeePpm`, `takerFeePpm`: of the first tier; `feeTiers`: those after it, none for a flat rate;
/// `feeRates`: what an account with tiers pays now, null until that was told.
record AccountTermsJson(
        int id,
        String name,
        boolean own,
        int makerFeePpm,
        int takerFeePpm,
        List<FeeTierJson> feeTiers,
        @Nullable FeeRatesJson feeRates,
        @Nullable MarginJson margin,
        FillModelJson fillModel,
        LimitsJson limits,
        TradingState state,
        String equity) {

    /// `fromNotional`: the traded value of 30 days that it begins at.
    record FeeTierJson(String fromNotional, int makerFeePpm, int takerFeePpm) {
        static List<FeeTierJson> of(FeeSchedule fees) {
            return fees.tiers().stream()
                    .skip(1)
                    .map(tier ->
                            new FeeTierJson(Figures.money(tier.fromNotional()), tier.makerFeePpm(), tier.takerFeePpm()))
                    .toList();
        }
    }

    record FeeRatesJson(String tradedNotional, int makerFeePpm, int takerFeePpm) {
        static FeeRatesJson of(FeeRates rates) {
            return new FeeRatesJson(Figures.money(rates.tradedNotional()), rates.makerFeePpm(), rates.takerFeePpm());
        }
    }

    record MarginJson(int initialPpm, int maintenancePpm) {
        static @Nullable MarginJson of(MarginTerms margin) {
            return margin.isMargin() ? new MarginJson(margin.initialPpm(), margin.maintenancePpm()) : null;
        }
    }

    record FillModelJson(
            long latencyMillis,
            long latencyJitterMillis,
            int slippagePpm,
            int participationPpm,
            LimitFill limitFill,
            long seed) {
        private static final long NANOS_PER_MILLI = 1_000_000L;

        static FillModelJson of(FillModel model) {
            return new FillModelJson(
                    model.latencyNanos() / NANOS_PER_MILLI,
                    model.latencyJitterNanos() / NANOS_PER_MILLI,
                    model.slippagePpm(),
                    model.participationPpm(),
                    model.limitFill(),
                    model.seed());
        }
    }

    static AccountTermsJson of(Report.AccountOpened terms, boolean own, LiveView view) {
        Optional<AccountRisk> risk = view.risk(terms.account());
        long equity = risk.flatMap(AccountRisk::equity)
                .map(Equity::equity)
                .orElseGet(() -> view.summary(terms.account()).equity());
        return new AccountTermsJson(
                terms.account(),
                terms.name(),
                own,
                terms.fees().first().makerFeePpm(),
                terms.fees().first().takerFeePpm(),
                FeeTierJson.of(terms.fees()),
                risk.flatMap(known -> known.allowances().rates())
                        .map(FeeRatesJson::of)
                        .orElse(null),
                MarginJson.of(terms.margin()),
                FillModelJson.of(terms.fillModel()),
                LimitsJson.of(terms.limits()),
                risk.map(AccountRisk::state).orElse(TradingState.ACTIVE),
                Figures.money(equity));
    }
}

package trading.web.order;

import org.jspecify.annotations.Nullable;
import trading.engine.message.Command;
import trading.engine.message.OrderOutlook;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.risk.Fees;
import trading.web.command.Denials;
import trading.web.problem.FieldError;
import trading.web.text.Figures;

/// What would become of an order, or of a list, were it sent now.
///
/// `refusal` says why it would not pass; without one, `worstPrice` is the worst that the (first) order may
/// trade at, `worstCost` and `worstFee` are what it then costs or brings (at `feePercent`, the highest that
/// it may pay), and `reserved` of `reservedAsset` is what would be locked.
record OrderPreviewJson(
        boolean passes,
        @Nullable FieldError refusal,
        @Nullable String worstPrice,
        @Nullable String worstCost,
        @Nullable String worstFee,
        @Nullable String feePercent,
        @Nullable String reserved,
        @Nullable String reservedAsset,
        boolean reduces,
        boolean usesOverride) {

    /// `order`: the one that the outlook is about; `place`: where it is in the request, empty for one
    /// alone.
    static OrderPreviewJson of(
            OrderOutlook outlook, Command.SubmitOrder order, Instrument instrument, Denials denials, String place) {
        return switch (outlook) {
            case OrderOutlook.Refused(var denied, var index) ->
                new OrderPreviewJson(
                        false,
                        denials.error(denied, order.side(), place),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        false);
            case OrderOutlook.Passes passes -> passing(passes, order, instrument);
        };
    }

    private static OrderPreviewJson passing(
            OrderOutlook.Passes passes, Command.SubmitOrder order, Instrument instrument) {
        long cost = instrument.notional(passes.worstPrice(), order.quantity());
        return new OrderPreviewJson(
                true,
                null,
                Figures.price(instrument, passes.worstPrice()),
                Figures.money(cost),
                Figures.money(Fees.roundedUp(cost, passes.feePpm())),
                Figures.percent(passes.feePpm()),
                Figures.money(passes.reserve()),
                order.side() == Side.BUY ? instrument.quote() : instrument.base(),
                passes.reduces(),
                passes.usesOverride());
    }
}

package trading.web.risk;

import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.DenyCode;
import trading.engine.view.Denial;
import trading.engine.view.LiveView;
import trading.web.command.Denials;
import trading.web.problem.FieldError;
import trading.web.text.Figures;

/// A refusal as it is shown. `words` say why; `field` is the one of the order that it is about, null when
/// it is about none. Figures are null where the rule counts nothing.
public record DenialJson(
        long sequence,
        String time,
        DenyCode code,
        @Nullable String symbol,
        @Nullable String clientOrderId,
        @Nullable String strategy,
        @Nullable Long orderId,
        String words,
        @Nullable String field,
        @Nullable String measured,
        @Nullable String limit,
        @Nullable String wouldPass) {

    public static DenialJson of(Denial denial, LiveView view) {
        Report.Denied denied = denial.denied();
        FieldError error = new Denials(view).error(denied, null);
        String symbol = view.instruments().stream()
                .filter(known -> known.id() == denied.instrument())
                .map(known -> known.symbol())
                .findFirst()
                .orElse(null);
        return new DenialJson(
                denial.sequence(),
                Figures.time(denial.timeNanos()),
                denied.code(),
                symbol,
                Figures.textOrNull(denied.clientOrderId()),
                Figures.textOrNull(denied.strategy()),
                denied.orderId() == 0 ? null : denied.orderId(),
                error.detail(),
                error.pointer().isEmpty() ? null : error.pointer().substring(1),
                error.measured(),
                error.limit(),
                error.wouldPass());
    }
}

package trading.web.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.Answer;
import trading.engine.message.Report;
import trading.engine.model.DenyCode;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.view.LiveView;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;

/// What risk refused, in words and figures: which field, what was measured, what the limit is, and what
/// would have passed.
public final class Denials {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final LiveView view;

    public Denials(LiveView view) {
        this.view = view;
    }

    /// The refusal as an answer. `side` of the order that was refused, null when it is not known: a buy
    /// lacks money, a sell lacks lots.
    public Problem problem(Report.Denied denied, @Nullable Side side) {
        return refused(denied, error(denied, side));
    }

    /// The same for one order of a list: the fields are those of the order at `place`.
    public Problem problem(Report.Denied denied, @Nullable Side side, String place) {
        return refused(denied, error(denied, side, place));
    }

    /// The same for what is at `pointer` as a whole.
    public Problem problemAt(Report.Denied denied, String pointer) {
        return refused(denied, at(pointer, error(denied, null)));
    }

    private static FieldError at(String pointer, FieldError error) {
        return new FieldError(
                pointer, error.code(), error.detail(), error.measured(), error.limit(), error.wouldPass());
    }

    private Problem refused(Report.Denied denied, FieldError error) {
        DenialRule rule = DenialRule.of(denied.code());
        Problem problem = new Problem(rule.type(), error.code(), error.detail(), List.of(error), Map.of());
        return switch (denied.code()) {
            case MESSAGE_RATE_ABOVE_LIMIT -> problem.withHeader("Retry-After", seconds(messageNanos(denied.account())));
            case DUPLICATE_ORDER -> problem.withHeader("Retry-After", seconds(denied.limit() - denied.measured()));
            default -> problem;
        };
    }

    private long messageNanos(int account) {
        return view.risk(account)
                .map(risk -> risk.limits().rate().messageNanos())
                .orElse(NANOS_PER_SECOND);
    }

    private static String seconds(long nanos) {
        return Long.toString(Math.max(1, Math.ceilDiv(nanos, NANOS_PER_SECOND)));
    }

    /// Which field a refusal is about, and why.
    public FieldError error(Report.Denied denied, @Nullable Side side) {
        DenialRule rule = DenialRule.of(denied.code());
        Instrument instrument = instrument(denied.instrument());
        String measured = rule.measured().of(denied.measured(), instrument, side);
        String limit = rule.limit().of(denied.limit(), instrument, side);
        String wouldPass = denied.wouldPass() == 0 ? null : rule.wouldPass().of(denied.wouldPass(), instrument, side);
        return new FieldError(
                rule.pointer(),
                denied.code().name(),
                sentence(denied, measured, limit, wouldPass),
                measured,
                limit,
                wouldPass);
    }

    private static String sentence(
            Report.Denied denied, @Nullable String measured, @Nullable String limit, @Nullable String wouldPass) {
        DenialRule rule = DenialRule.of(denied.code());
        String words = rule.words();
        if (denied.code() == DenyCode.REFERENCE_PRICE_MISSING && measured == null) {
            words = "There is no price yet to check against.";
        } else if (denied.code() == DenyCode.BALANCE_INSUFFICIENT && measured == null) {
            words = "Not enough is free for it.";
        }
        if (measured != null) {
            words = words.replace("{measured}", measured);
        }
        if (limit != null) {
            words = words.replace("{limit}", limit);
        }
        return wouldPass == null ? words : words + " " + wouldPass + " would have passed.";
    }

    /// The same for one order of a list: the field is that of the order at `place`.
    public FieldError error(Report.Denied denied, @Nullable Side side, String place) {
        FieldError error = error(denied, side);
        return at(place + error.pointer(), error);
    }

    /// Throws when the command was refused.
    public void throwIfDenied(Answer.Decided decided) {
        for (Report report : decided.reports()) {
            if (report instanceof Report.Denied denied && !denied.liquidity() && !denied.isOfAmendment()) {
                throw problem(denied, null).asException();
            }
        }
    }

    private @Nullable Instrument instrument(int id) {
        return view.instruments().stream()
                .filter(known -> known.id() == id)
                .findFirst()
                .orElse(null);
    }
}

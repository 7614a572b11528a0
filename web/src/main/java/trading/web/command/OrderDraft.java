package trading.web.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command;
import trading.engine.model.Instrument;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.view.LiveView;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.text.Figures;

/// An order as a request says it: decimals, and nulls for what was left out.
public record OrderDraft(
        String symbol,
        Side side,
        OrderType type,
        @Nullable TimeInForce timeInForce,
        BigDecimal quantity,
        @Nullable BigDecimal limitPrice,
        @Nullable String clientOrderId,
        @Nullable BigDecimal stopLossPrice,
        @Nullable BigDecimal takeProfitPrice,
        boolean opensTrade) {

    private static final Pattern CLIENT_ORDER_ID = Pattern.compile("[A-Za-z0-9._:/-]{1,36}");

    /// Throws a problem that names every field that does not fit.
    public Command.SubmitOrder toCommand(int account, LiveView view) {
        Instrument instrument = view.instrument(symbol).orElseThrow(this::symbolUnknown);
        Checks checks = new Checks(instrument);
        checkCombination(checks);
        checkClientOrderId(checks);
        Command.SubmitOrder command = new Command.SubmitOrder(
                account,
                instrument.id(),
                clientOrderId == null ? "" : clientOrderId,
                "",
                side,
                type,
                timeInForce != null ? timeInForce : defaultTimeInForce(),
                checks.lots(quantity),
                checks.ticks("/limitPrice", limitPrice),
                0,
                opensTrade,
                checks.ticks("/stopLossPrice", stopLossPrice),
                checks.ticks("/takeProfitPrice", takeProfitPrice));
        checks.throwIfWrong();
        return command;
    }

    private TimeInForce defaultTimeInForce() {
        return type == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC;
    }

    private RuntimeException symbolUnknown() {
        return new Problem(
                        ProblemType.SYMBOL_UNKNOWN,
                        new FieldError(
                                "/symbol", "SYMBOL_UNKNOWN", "There is no instrument " + Problem.quoted(symbol) + "."))
                .asException();
    }

    private void checkCombination(Checks checks) {
        if (type == OrderType.LIMIT && limitPrice == null) {
            checks.wrong(
                    ProblemType.COMBINATION, "/limitPrice", "LIMIT_PRICE_REQUIRED", "A LIMIT order needs limitPrice.");
        }
        if (type == OrderType.MARKET && limitPrice != null) {
            checks.wrong(
                    ProblemType.COMBINATION,
                    "/limitPrice",
                    "LIMIT_PRICE_NOT_ALLOWED",
                    "A MARKET order has no limitPrice.");
        }
        if (type == OrderType.MARKET && timeInForce == TimeInForce.GTC) {
            checks.wrong(
                    ProblemType.COMBINATION,
                    "/timeInForce",
                    "TIME_IN_FORCE_NOT_ALLOWED",
                    "A MARKET order cannot rest: timeInForce must be IOC or FOK.");
        }
    }

    private void checkClientOrderId(Checks checks) {
        if (clientOrderId != null && !CLIENT_ORDER_ID.matcher(clientOrderId).matches()) {
            checks.wrong(
                    ProblemType.CLIENT_ORDER_ID,
                    "/clientOrderId",
                    "CLIENT_ORDER_ID",
                    "clientOrderId must be 1 to 36 characters of A-Z a-z 0-9 . _ : / -");
        }
    }

    /// Collects what does not fit, so that one answer names it all.
    private static final class Checks {
        private final Instrument instrument;
        private final List<ProblemType> types = new ArrayList<>();
        private final List<FieldError> errors = new ArrayList<>();

        Checks(Instrument instrument) {
            this.instrument = instrument;
        }

        void wrong(ProblemType type, String pointer, String code, String detail) {
            wrong(type, new FieldError(pointer, code, detail));
        }

        private void wrong(ProblemType type, FieldError error) {
            types.add(type);
            errors.add(error);
        }

        /// 0 when there is no price or a wrong one.
        long ticks(String pointer, @Nullable BigDecimal price) {
            if (price == null) {
                return 0;
            }
            BigDecimal step = instrument.price(1);
            if (price.remainder(step).signum() != 0) {
                wrong(
                        ProblemType.FILTER_PRICE,
                        offGrid(pointer, "ORDER_PRICE_TICK", "a multiple of the tick ", price, step));
                return 0;
            }
            return fitting(ProblemType.FILTER_PRICE, pointer, "ORDER_PRICE_MAXIMUM", price, step);
        }

        long lots(BigDecimal quantity) {
            BigDecimal step = instrument.quantity(1);
            if (quantity.remainder(step).signum() != 0) {
                wrong(
                        ProblemType.FILTER_LOT,
                        offGrid("/quantity", "ORDER_QUANTITY_STEP", "a multiple of the step ", quantity, step));
                return 0;
            }
            return fitting(ProblemType.FILTER_LOT, "/quantity", "ORDER_QUANTITY_MAXIMUM", quantity, step);
        }

        private static FieldError offGrid(String pointer, String code, String rule, BigDecimal value, BigDecimal step) {
            String limit = step.toPlainString();
            return new FieldError(
                    pointer,
                    code,
                    pointer.substring(1) + " must be " + rule + limit + ".",
                    value.toPlainString(),
                    limit);
        }

        private long fitting(ProblemType type, String pointer, String code, BigDecimal value, BigDecimal step) {
            BigDecimal most = step.multiply(BigDecimal.valueOf(Long.MAX_VALUE));
            if (value.compareTo(most) > 0) {
                String limit = code.equals("ORDER_QUANTITY_MAXIMUM")
                        ? Figures.quantity(instrument, instrument.maximumLots())
                        : most.toPlainString();
                String detail = pointer.substring(1) + " must be at most " + limit + ".";
                wrong(type, new FieldError(pointer, code, detail, value.toPlainString(), limit));
                return 0;
            }
            return value.divideToIntegralValue(step).longValueExact();
        }

        void throwIfWrong() {
            if (!errors.isEmpty()) {
                FieldError first = errors.getFirst();
                throw new Problem(types.getFirst(), first.code(), first.detail(), errors, Map.of()).asException();
            }
        }
    }
}

package trading.web.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.text.Figures;

/// Collects what does not fit while a request's decimals and texts become what commands hold, so that one
/// answer names it all. What did not fit is 0 or empty until [#throwIfWrong].
public final class FieldChecks {
    private static final int LONGEST_TEXT = 200;
    private static final int MILLION = 1_000_000;

    private final String place;
    private final List<ProblemType> types;
    private final List<FieldError> errors;

    private FieldChecks(String place, List<ProblemType> types, List<FieldError> errors) {
        this.place = place;
        this.types = types;
        this.errors = errors;
    }

    public FieldChecks() {
        this("", new ArrayList<>(), new ArrayList<>());
    }

    /// The same collection, for the fields of what is at `pointer`.
    public FieldChecks at(String pointer) {
        return new FieldChecks(place + pointer, types, errors);
    }

    public void wrong(ProblemType type, String pointer, String code, String detail) {
        wrong(type, new FieldError(place + pointer, code, detail));
    }

    private void wrong(
            ProblemType type, String pointer, String code, String detail, BigDecimal measured, String limit) {
        wrong(type, new FieldError(place + pointer, code, detail, measured.toPlainString(), limit));
    }

    private void wrong(ProblemType type, FieldError error) {
        types.add(type);
        errors.add(error);
    }

    /// How much was wrong so far.
    public int count() {
        return errors.size();
    }

    /// What was collected is a problem, named after the first of it.
    public void throwIfWrong() {
        if (!errors.isEmpty()) {
            FieldError first = errors.getFirst();
            throw new Problem(types.getFirst(), first.code(), first.detail(), errors, Map.of()).asException();
        }
    }

    /// A price on the instrument's grid, in ticks; 0 for none.
    public long ticks(Instrument instrument, String pointer, @Nullable BigDecimal price) {
        if (price == null) {
            return 0;
        }
        BigDecimal step = instrument.price(1);
        BigDecimal most = step.multiply(BigDecimal.valueOf(Long.MAX_VALUE));
        if (price.remainder(step).signum() != 0) {
            offGrid(ProblemType.FILTER_PRICE, pointer, "ORDER_PRICE_TICK", "a multiple of the tick ", price, step);
            return 0;
        }
        return steps(ProblemType.FILTER_PRICE, pointer, "ORDER_PRICE_MAXIMUM", price, step, most.toPlainString());
    }

    /// A quantity on the instrument's grid, in lots; 0 for none.
    public long lots(Instrument instrument, String pointer, @Nullable BigDecimal quantity) {
        if (quantity == null) {
            return 0;
        }
        BigDecimal step = instrument.quantity(1);
        if (quantity.remainder(step).signum() != 0) {
            offGrid(ProblemType.FILTER_LOT, pointer, "ORDER_QUANTITY_STEP", "a multiple of the step ", quantity, step);
            return 0;
        }
        String most = Figures.quantity(instrument, instrument.maximumLots());
        return steps(ProblemType.FILTER_LOT, pointer, "ORDER_QUANTITY_MAXIMUM", quantity, step, most);
    }

    private void offGrid(
            ProblemType type, String pointer, String code, String rule, BigDecimal value, BigDecimal step) {
        String limit = step.toPlainString();
        wrong(type, pointer, code, name(pointer) + " must be " + rule + limit + ".", value, limit);
    }

    private long steps(ProblemType type, String pointer, String code, BigDecimal value, BigDecimal step, String most) {
        if (value.compareTo(step.multiply(BigDecimal.valueOf(Long.MAX_VALUE))) > 0) {
            wrong(type, pointer, code, name(pointer) + " must be at most " + most + ".", value, most);
            return 0;
        }
        return value.divideToIntegralValue(step).longValueExact();
    }

    /// Money in units of 10^-8; 0 for none.
    public long money(String pointer, @Nullable BigDecimal amount) {
        if (amount == null) {
            return 0;
        }
        BigDecimal units = amount.movePointRight(FixedPoint.SCALE).stripTrailingZeros();
        if (units.scale() > 0 || units.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            wrong(
                    ProblemType.PRECISION,
                    pointer,
                    "PRECISION",
                    name(pointer) + " has more than " + FixedPoint.SCALE + " places or is too large.");
            return 0;
        }
        return units.longValueExact();
    }

    /// A percentage from above `leastExclusive` to `most`, in parts per million; 0 for none.
    public int percent(String pointer, @Nullable BigDecimal percent, int leastExclusive, int most) {
        if (percent == null) {
            return 0;
        }
        BigDecimal parts = percent.movePointRight(4).stripTrailingZeros();
        if (parts.scale() > 0
                || percent.compareTo(BigDecimal.valueOf(leastExclusive)) <= 0
                || percent.compareTo(BigDecimal.valueOf(most)) > 0) {
            wrong(
                    ProblemType.LIMIT_VALUE,
                    pointer,
                    "LIMIT_VALUE",
                    name(pointer) + " must be a percentage above " + leastExclusive + ", at most " + most
                            + ", with at most four places.",
                    percent,
                    Integer.toString(most));
            return 0;
        }
        return parts.intValueExact();
    }

    /// Parts per million, from `least` on.
    public int partsPerMillion(String pointer, int parts, int least) {
        return (int) whole(pointer, parts, least, MILLION);
    }

    /// `value`, which must be from `least` to `most`.
    public long whole(String pointer, long value, long least, long most) {
        if (value < least || value > most) {
            wrong(
                    ProblemType.LIMIT_VALUE,
                    pointer,
                    "LIMIT_VALUE",
                    name(pointer) + " must be from " + least + " to " + most + ".",
                    BigDecimal.valueOf(value),
                    Long.toString(value < least ? least : most));
        }
        return value;
    }

    /// A name or a reason: one line of at most 200 characters.
    public String text(String pointer, String text) {
        boolean control = text.codePoints().anyMatch(Character::isISOControl);
        if (text.isBlank() || text.length() > LONGEST_TEXT || control) {
            wrong(
                    ProblemType.TEXT,
                    pointer,
                    "TEXT",
                    name(pointer) + " must be 1 to " + LONGEST_TEXT + " characters without line breaks.");
        }
        return text;
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }
}

package trading.engine.market.replay;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Numbers as market data files write them.
final class Fields {
    /// No sign but a leading minus, no grouping, a point and nothing else; the exponent is what
    /// spreadsheets write for small values.
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,24})?([eE][+-]?[0-9]{1,2})?");

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");

    private Fields() {}

    static BigDecimal decimal(String column, String text) throws BadValueException {
        if (!DECIMAL.matcher(text).matches()) {
            throw new BadValueException(column, text.isEmpty() ? "empty" : "not a decimal number", text);
        }
        return new BigDecimal(text);
    }

    static long count(String column, String text) throws BadValueException {
        if (!COUNT.matcher(text).matches()) {
            throw new BadValueException(column, text.isEmpty() ? "empty" : "not a count", text);
        }
        return Long.parseLong(text);
    }
}

package trading.web.json;

import java.math.BigDecimal;
import trading.web.problem.ProblemType;

/// Decimals as people write them: `-?(0|[1-9]\d{0,17})(\.\d{1,18})?`. No exponent, no sign `+`, no blanks.
///
/// Reading is linear in the length of the text and stops early, so no input is slow: a number such as
/// `1e400000000` is refused before any arithmetic.
public final class DecimalText {
    private static final int MAXIMUM_INTEGER_DIGITS = 18;
    private static final int MAXIMUM_PLACES = 18;

    private DecimalText() {}

    /// What came of reading a decimal.
    public sealed interface Result {
        record Read(BigDecimal value) implements Result {}

        /// `type` is `DECIMAL_FORMAT` or `PRECISION`.
        record Refused(ProblemType type) implements Result {}
    }

    public static Result parse(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int integerDigits = digits(text, at);
        int end = at + integerDigits;
        int places = 0;
        if (end < text.length() && text.charAt(end) == '.') {
            places = digits(text, end + 1);
            end += 1 + places;
            if (places == 0) {
                return new Result.Refused(ProblemType.DECIMAL_FORMAT);
            }
        }
        boolean leadingZero = integerDigits > 1 && text.charAt(at) == '0';
        if (integerDigits == 0 || end != text.length() || leadingZero) {
            return new Result.Refused(ProblemType.DECIMAL_FORMAT);
        }
        if (integerDigits > MAXIMUM_INTEGER_DIGITS || places > MAXIMUM_PLACES) {
            return new Result.Refused(ProblemType.PRECISION);
        }
        return new Result.Read(new BigDecimal(text));
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}

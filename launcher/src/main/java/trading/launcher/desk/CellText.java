package trading.launcher.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Values of the API as cells. What is missing is an empty text.
public final class CellText {
    private static final int MONEY_PLACES = 2;
    private static final int PERCENT = 100;

    private CellText() {}

    public static String of(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.asText();
    }

    /// `2026-01-01T10:01:00.000Z` as `2026-01-01 10:01:00`; the head of its column says UTC.
    public static String time(JsonNode time) {
        String text = of(time);
        return text.length() < 19 ? text : text.substring(0, 10) + " " + text.substring(11, 19);
    }

    /// Two places.
    public static String money(JsonNode decimal) {
        String text = of(decimal);
        return text.isEmpty()
                ? ""
                : new BigDecimal(text)
                        .setScale(MONEY_PLACES, RoundingMode.HALF_EVEN)
                        .toPlainString();
    }

    /// Two places, a gain with its sign.
    public static String gain(BigDecimal money) {
        BigDecimal rounded = money.setScale(MONEY_PLACES, RoundingMode.HALF_EVEN);
        return (rounded.signum() > 0 ? "+" : "") + rounded.toPlainString();
    }

    /// As many places as it needs, with its sign; empty for nothing.
    public static String signed(BigDecimal quantity) {
        if (quantity.signum() == 0) {
            return "";
        }
        return (quantity.signum() > 0 ? "+" : "")
                + quantity.stripTrailingZeros().toPlainString();
    }

    /// A share as whole percent.
    public static String percent(JsonNode share) {
        return share.isNumber() ? Math.round(PERCENT * share.asDouble()) + " %" : "";
    }

    /// With so many places; empty where there is no number.
    public static String number(JsonNode value, int places) {
        return value.isNumber() ? String.format(Locale.ROOT, "%." + places + "f", value.asDouble()) : "";
    }
}

package trading.launcher.config;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Set;
import trading.engine.model.FixedPoint;

/// What the texts of settings mean. All throw [IllegalArgumentException] for a bad one.
final class Texts {
    /// In place of a number: no such limit.
    static final String NONE = "none";

    private static final int PPM_OF_A_PERCENT_PLACES = 4;
    /// Just below what a `long` holds in units of 10^-8.
    private static final BigDecimal MOST_MONEY = new BigDecimal(90_000_000_000L);

    private Texts() {}

    static long whole(String text, long least, long most) {
        long value = Long.parseLong(text);
        if (value < least || value > most) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    static String oneOf(String text, Set<String> allowed) {
        if (!allowed.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /// With `http` or `https` and a host, which is not the one that tells machines of a cloud their secrets.
    static URI webAddress(String text) {
        URI address = URI.create(text);
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        String host = address.getHost();
        if (!web || host == null || address.getUserInfo() != null || host.startsWith("169.254.")) {
            throw new IllegalArgumentException("no web address");
        }
        return address;
    }

    /// Above 0, in units of 10^-8.
    static long money(String text) {
        return decimal(text, FixedPoint.SCALE, BigDecimal.ZERO, MOST_MONEY);
    }

    /// Parts per million, from a percentage above `least` and up to `most`.
    static long percent(String text, int least, int most) {
        return decimal(text, PPM_OF_A_PERCENT_PLACES, BigDecimal.valueOf(least), BigDecimal.valueOf(most));
    }

    /// Above `least` and up to `most`, as a whole number of the last of `places`. Bounds come first: the
    /// exponent of what somebody wrote may be any.
    static long decimal(String text, int places, BigDecimal least, BigDecimal most) {
        BigDecimal value = new BigDecimal(text);
        if (value.compareTo(least) <= 0
                || value.compareTo(most) > 0
                || value.stripTrailingZeros().scale() > places) {
            throw new IllegalArgumentException(text);
        }
        return value.movePointRight(places).longValueExact();
    }
}

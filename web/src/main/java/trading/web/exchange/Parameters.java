package trading.web.exchange;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import trading.web.json.DecimalText;

/// What a request says, in its query string and its body, form-encoded both; where a name is in both, the
/// query string counts.
///
/// A handler reads what it knows and then calls [#finish()], which refuses what nobody has read: an option
/// that is not kept must not look as if it were.
final class Parameters {
    static final String SIGNATURE = "signature";

    private static final int MOST = 100;
    private static final String DECIMAL_RANGE = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
    private static final String INTEGER_RANGE = "^[0-9]{1,20}$";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>();
    private final String query;
    private final String body;

    private Parameters(String query, String body) {
        this.query = query;
        this.body = body;
    }

    static Parameters parse(String query, String body) {
        Parameters parameters = new Parameters(query, body);
        parameters.take(query);
        Set<String> ofQuery = Set.copyOf(parameters.values.keySet());
        Parameters ofBody = new Parameters("", body);
        ofBody.take(body);
        ofBody.values.forEach((name, value) -> {
            if (!ofQuery.contains(name)) {
                parameters.values.put(name, value);
            }
        });
        return parameters;
    }

    private void take(String encoded) {
        if (encoded.isEmpty()) {
            return;
        }
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (pair.isEmpty()) {
                continue;
            }
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (values.put(name, value) != null) {
                throw ExchangeError.bad(-1101, "Duplicate values for a parameter detected.")
                        .asException();
            }
            if (values.size() > MOST) {
                throw ExchangeError.bad(-1101, "Too many parameters sent for this endpoint.")
                        .asException();
            }
        }
    }

    private static String decoded(String sent) {
        try {
            return URLDecoder.decode(sent, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            throw ExchangeError.bad(-1100, "Illegal characters found in a parameter.")
                    .asException();
        }
    }

    /// What is signed: query string and body one after the other as they were sent, without the signature.
    String signed() {
        return withoutSignature(query) + withoutSignature(body);
    }

    private static String withoutSignature(String encoded) {
        if (!encoded.contains(SIGNATURE + "=")) {
            return encoded;
        }
        List<String> rest = new ArrayList<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.startsWith(SIGNATURE + "=")) {
                rest.add(pair);
            }
        }
        return String.join("&", rest);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> text(String name) {
        String value = values.get(name);
        read.add(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isEmpty()) {
            throw ExchangeError.bad(-1105, "Parameter '" + name + "' was empty.")
                    .asException();
        }
        return Optional.of(value);
    }

    String required(String name) {
        String value = values.get(name);
        read.add(name);
        if (value == null || value.isEmpty()) {
            throw ExchangeError.missing(name).asException();
        }
        return value;
    }

    /// A plain decimal that is not negative. No exponent, no sign.
    Optional<BigDecimal> decimal(String name) {
        return text(name).map(text -> switch (DecimalText.parse(text)) {
            case DecimalText.Result.Read(BigDecimal value) when value.signum() >= 0 -> value;
            case DecimalText.Result.Read(BigDecimal value) ->
                throw ExchangeError.illegal(name, DECIMAL_RANGE).asException();
            case DecimalText.Result.Refused(var type) -> throw precision(name, text);
        });
    }

    private static ExchangeException precision(String name, String text) {
        boolean plain = text.matches("[0-9]+(\\.[0-9]+)?");
        return plain
                ? ExchangeError.bad(-1111, "Parameter '" + name + "' has too much precision.")
                        .asException()
                : ExchangeError.illegal(name, DECIMAL_RANGE).asException();
    }

    OptionalLong integer(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.get().matches("[0-9]{1,20}")) {
            throw ExchangeError.illegal(name, INTEGER_RANGE).asException();
        }
        if (text.get().length() > 18) {
            throw ExchangeError.bad(-1108, "Parameter '" + name + "' overflowed.")
                    .asException();
        }
        return OptionalLong.of(Long.parseLong(text.get()));
    }

    /// From 1; above `most` it is `most`, as the exchange does.
    int limit(int otherwise, int most) {
        OptionalLong limit = integer("limit");
        if (limit.isPresent() && limit.getAsLong() == 0) {
            throw ExchangeError.bad(-1130, "Data sent for parameter 'limit' is not valid.")
                    .asException();
        }
        return (int) Math.min(most, limit.orElse(otherwise));
    }

    boolean flag(String name, boolean otherwise) {
        return text(name)
                .map(text -> switch (text) {
                    case "true", "TRUE" -> true;
                    case "false", "FALSE" -> false;
                    default ->
                        throw ExchangeError.bad(-1130, "Data sent for parameter '" + name + "' is not valid.")
                                .asException();
                })
                .orElse(otherwise);
    }

    /// Must not be there; `name` then says what does not fit.
    void refuse(String name) {
        if (values.containsKey(name)) {
            throw ExchangeError.notRequired(name).asException();
        }
    }

    /// Everything that was sent must have been read.
    void finish() {
        long known = values.keySet().stream().filter(read::contains).count();
        if (known < values.size()) {
            throw ExchangeError.bad(
                            -1104,
                            "Not all sent parameters were read; read '" + known + "' parameter(s) but was sent '"
                                    + values.size() + "'.")
                    .asException();
        }
    }
}

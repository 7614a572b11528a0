package trading.web.exchange;

import org.jspecify.annotations.Nullable;
import trading.web.exchange.wire.Fields;

/// A refusal in the exchange's form: `{"code":-1121,"msg":"Invalid symbol."}`.
///
/// `msg` is the exchange's own sentence wherever it has one, since bots compare it. `detail`: ours, with the
/// figures, where ours knows more. `data`: of a cancel-replace that failed.
record ExchangeError(
        int status,
        int code,
        String msg,
        @Nullable String detail,
        @Nullable Fields data) {
    static final ExchangeError SYMBOL = bad(-1121, "Invalid symbol.");
    static final ExchangeError NO_SUCH_ORDER = bad(-2013, "Order does not exist.");
    static final ExchangeError UNKNOWN_ORDER = bad(-2011, "Unknown order sent.");
    static final ExchangeError COMBINATION = bad(-1128, "Combination of optional parameters invalid.");
    static final ExchangeError UNKNOWN =
            new ExchangeError(500, -1000, "An unknown error occurred while processing the request.", null, null);

    static ExchangeError bad(int code, String msg) {
        return new ExchangeError(400, code, msg, null, null);
    }

    static ExchangeError missing(String name) {
        return bad(-1102, "Mandatory parameter '" + name + "' was not sent, was empty/null, or malformed.");
    }

    static ExchangeError notRequired(String name) {
        return bad(-1106, "Parameter '" + name + "' sent when not required.");
    }

    static ExchangeError illegal(String name, String range) {
        return bad(-1100, "Illegal characters found in parameter '" + name + "'; legal range is '" + range + "'.");
    }

    static ExchangeError filter(String name) {
        return bad(-1013, "Filter failure: " + name);
    }

    ExchangeError with(@Nullable String words) {
        return new ExchangeError(status, code, msg, words, data);
    }

    ExchangeException asException() {
        return new ExchangeException(this);
    }

    Fields fields() {
        Fields fields = Fields.of("code", code).with("msg", msg);
        if (detail != null) {
            fields.with("detail", detail);
        }
        if (data != null) {
            fields.with("data", data);
        }
        return fields;
    }
}

package trading.web.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import trading.engine.model.Instrument;
import trading.engine.view.LiveView;

/// Reads the parameters `symbol` and `symbols`.
final class Symbols {
    private static final String LIST_RANGE = "^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}){0,1}\\]$";
    private static final Pattern LIST = Pattern.compile(LIST_RANGE);
    private static final String SYMBOL_RANGE = "^[A-Z0-9-_.]{1,20}$";
    private static final Pattern SYMBOL = Pattern.compile(SYMBOL_RANGE);

    private final LiveView view;

    Symbols(LiveView view) {
        this.view = view;
    }

    Instrument required(Parameters parameters) {
        return named(parameters.required("symbol"));
    }

    Optional<Instrument> optional(Parameters parameters) {
        return parameters.text("symbol").map(this::named);
    }

    private Instrument named(String symbol) {
        if (!SYMBOL.matcher(symbol).matches()) {
            throw ExchangeError.illegal("symbol", SYMBOL_RANGE).asException();
        }
        return view.instrument(symbol).orElseThrow(ExchangeError.SYMBOL::asException);
    }

    /// What a request asks for; `one` when by `symbol`, whose answer is no list.
    record Asked(boolean one, List<Instrument> instruments) {}

    /// One by `symbol`, some by `symbols`, or all.
    Asked asked(Parameters parameters) {
        Optional<Instrument> one = optional(parameters);
        Optional<String> list = parameters.text("symbols");
        if (one.isPresent() && list.isPresent()) {
            throw ExchangeError.COMBINATION.asException();
        }
        if (one.isPresent()) {
            return new Asked(true, List.of(one.get()));
        }
        return new Asked(false, list.map(this::listed).orElseGet(view::instruments));
    }

    private List<Instrument> listed(String list) {
        if (!LIST.matcher(list).matches()) {
            throw ExchangeError.illegal("symbols", LIST_RANGE).asException();
        }
        String inner = list.substring(1, list.length() - 1);
        List<Instrument> found = new ArrayList<>();
        if (!inner.isEmpty()) {
            Arrays.stream(inner.split(",", -1))
                    .map(quoted -> named(quoted.substring(1, quoted.length() - 1)))
                    .forEach(found::add);
        }
        if (found.stream().distinct().count() < found.size()) {
            throw ExchangeError.bad(-1151, "Symbol is present multiple times in the list.")
                    .asException();
        }
        return found;
    }
}

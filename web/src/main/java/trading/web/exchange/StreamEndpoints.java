package trading.web.exchange;

import java.util.List;
import trading.web.exchange.stream.ListenKeys;
import trading.web.exchange.wire.Fields;
import trading.web.route.Route;

/// `userDataStream`: names under which an account's own events can be listened to.
final class StreamEndpoints {
    private static final String PATH = "/api/v3/userDataStream";
    private static final ExchangeError NO_SUCH_KEY = ExchangeError.bad(-1125, "This listenKey does not exist.");

    private final Endpoints endpoints;
    private final ListenKeys listenKeys;

    StreamEndpoints(Endpoints endpoints, ListenKeys listenKeys) {
        this.endpoints = endpoints;
        this.listenKeys = listenKeys;
    }

    List<Route> routes() {
        return List.of(
                endpoints.keyed(Route.post(PATH, "Begins a stream of the account's events"), 2, (caller, p) -> {
                    p.finish();
                    return Fields.of("listenKey", listenKeys.open(caller.apiKey(), caller.account()));
                }),
                endpoints.keyed(Route.put(PATH, "Keeps it for another hour"), 2, (caller, p) -> {
                    String listenKey = p.required("listenKey");
                    p.finish();
                    return answered(listenKeys.keep(caller.apiKey(), listenKey));
                }),
                endpoints.keyed(Route.delete(PATH, "Ends it"), 2, (caller, p) -> {
                    String listenKey = p.required("listenKey");
                    p.finish();
                    return answered(listenKeys.end(caller.apiKey(), listenKey));
                }));
    }

    private static Fields answered(boolean known) {
        if (!known) {
            throw NO_SUCH_KEY.asException();
        }
        return Fields.none();
    }
}

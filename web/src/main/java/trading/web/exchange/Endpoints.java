package trading.web.exchange;

import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.web.exchange.wire.Fields;
import trading.web.problem.ProblemException;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.user.Role;

/// Makes routes that answer as the exchange does: weight first, then who is calling, then the request; and
/// every refusal as code and message.
final class Endpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);
    private static final String USED_WEIGHT = "X-MBX-USED-WEIGHT";

    private final Callers callers;
    private final RequestWeights weights;
    private final boolean marketOpen;

    /// `marketOpen`: market data needs no key.
    Endpoints(Callers callers, RequestWeights weights, boolean marketOpen) {
        this.callers = callers;
        this.weights = weights;
        this.marketOpen = marketOpen;
    }

    interface PublicHandler {
        Object answer(Parameters parameters) throws Exception;
    }

    interface AccountHandler {
        Object answer(Callers.Caller caller, Parameters parameters) throws Exception;
    }

    Route open(Route.Draft draft, int weight, PublicHandler handler) {
        return open(draft, parameters -> weight, handler);
    }

    /// Market data: for everybody, or for everybody with a key.
    Route open(Route.Draft draft, ToIntFunction<Parameters> weight, PublicHandler handler) {
        Route.Draft drafted = marketOpen ? draft.open() : draft.byApiKey();
        return drafted.raw()
                .by(call -> run(call, weight, parameters -> {
                    if (!marketOpen) {
                        callers.byKey(call.header(Callers.KEY_HEADER));
                    }
                    return handler.answer(parameters);
                }));
    }

    Route signed(Route.Draft draft, int weight, AccountHandler handler) {
        return signed(draft, parameters -> weight, handler);
    }

    /// What only reads is for every key, all else for keys that trade.
    Route signed(Route.Draft draft, ToIntFunction<Parameters> weight, AccountHandler handler) {
        Role needed = draft.isRead() ? Role.VIEWER : Role.TRADER;
        return draft.byApiKey()
                .raw()
                .by(call -> run(
                        call,
                        weight,
                        parameters -> handler.answer(
                                callers.bySignature(call.header(Callers.KEY_HEADER), parameters)
                                        .as(needed),
                                parameters)));
    }

    /// With a key, without a signature.
    Route keyed(Route.Draft draft, int weight, AccountHandler handler) {
        return draft.byApiKey()
                .raw()
                .by(call -> run(
                        call,
                        parameters -> weight,
                        parameters -> handler.answer(callers.byKey(call.header(Callers.KEY_HEADER)), parameters)));
    }

    private Reply run(Call call, ToIntFunction<Parameters> weight, PublicHandler handler) throws Exception {
        int used = weights.add(call.address(), 0);
        try {
            Parameters parameters =
                    Parameters.parse(call.rawQuery(), new String(call.rawBody(), StandardCharsets.UTF_8));
            used = weights.add(call.address(), weight.applyAsInt(parameters));
            if (used > RequestWeights.A_MINUTE) {
                return tooMuch(used);
            }
            return weighed(Reply.ok(handler.answer(parameters)), used);
        } catch (ExchangeException e) {
            return refused(e.error(), used);
        } catch (ProblemException e) {
            return refused(Refusals.of(e.problem()), used);
        } catch (RuntimeException e) {
            LOG.error("exchange: a request failed", e);
            return refused(ExchangeError.UNKNOWN, used);
        }
    }

    private Reply tooMuch(int used) {
        ExchangeError error = new ExchangeError(
                429,
                -1003,
                "Too much request weight used; current limit is " + RequestWeights.A_MINUTE
                        + " request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid"
                        + " polling the API.",
                null,
                null);
        return refused(error, used).withHeader("Retry-After", Long.toString(weights.retryAfterSeconds()));
    }

    private static Reply refused(ExchangeError error, int used) {
        Fields body = error.fields();
        return weighed(Reply.json(error.status(), body), used);
    }

    private static Reply weighed(Reply reply, int used) {
        return reply.withHeader(USED_WEIGHT, Integer.toString(used))
                .withHeader(USED_WEIGHT + "-1M", Integer.toString(used));
    }
}

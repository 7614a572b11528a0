package trading.web.route;

/// Answers one request, on a virtual thread: it may block. Refusals are thrown as problems.
@FunctionalInterface
public interface RouteHandler {
    Reply handle(Call call) throws Exception;
}

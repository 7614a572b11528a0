package trading.web.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import trading.web.json.Json;
import trading.web.problem.Problem;
import trading.web.problem.ProblemJson;
import trading.web.problem.ProblemType;

/// Says what the server itself refuses in the form of every other problem, and nothing of its inside.
final class ProblemErrorHandler extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        write(request, response, callback, Problem.of(ProblemType.ofStatus(response.getStatus())));
        return true;
    }

    static void write(Request request, Response response, Callback callback, Problem problem) {
        ProblemJson json = ProblemJson.of(problem, RequestIds.of(request));
        byte[] body = Json.bytes(json);
        HttpFields.Mutable headers = response.getHeaders();
        SecurityHeaders.put(headers);
        headers.put(HttpHeader.CONTENT_TYPE, ProblemJson.CONTENT_TYPE);
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        problem.headers().forEach(headers::put);
        response.setStatus(json.status());
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}

package trading.web.server;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Request;

/// A short name for each request, in its problem and in the log.
final class RequestIds {
    private static final String ATTRIBUTE = "trading.requestId";
    private static final String RUN = Long.toString(new SecureRandom().nextLong() >>> 24, 36);
    private static final AtomicLong NEXT = new AtomicLong();

    private RequestIds() {}

    static String next() {
        return RUN + "-" + Long.toString(NEXT.incrementAndGet(), 36);
    }

    static void give(Request request) {
        request.setAttribute(ATTRIBUTE, next());
    }

    static String of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : next();
    }

    static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : next();
    }
}

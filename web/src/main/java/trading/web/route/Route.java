package trading.web.route;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing that can be asked.
///
/// `request`: the record that the body is read into, or null when a body has no meaning. `answer`: the
/// record of the answer, `answersList` when it is an array of them, null when it is not JSON. `raw`: the
/// handler reads query and body itself, whatever is in them. `upload`: the body is a file. `confirmed`: a
/// session must have been proven by its person a few minutes ago at most. `anyAccount`: it is about no
/// account, so that a token for one account may use it.
public record Route(
        String method,
        String path,
        Access access,
        String summary,
        List<QueryParameter> query,
        @Nullable Class<? extends Record> request,
        int status,
        @Nullable Class<?> answer,
        boolean answersList,
        String contentType,
        boolean raw,
        boolean upload,
        boolean confirmed,
        boolean anyAccount,
        RouteHandler handler) {
    public static final String UPLOAD_TYPE = "application/octet-stream";

    public static Draft get(String path, String summary) {
        return new Draft("GET", path, summary);
    }

    public static Draft post(String path, String summary) {
        return new Draft("POST", path, summary);
    }

    public static Draft put(String path, String summary) {
        return new Draft("PUT", path, summary);
    }

    public static Draft patch(String path, String summary) {
        return new Draft("PATCH", path, summary);
    }

    public static Draft delete(String path, String summary) {
        return new Draft("DELETE", path, summary);
    }

    public Optional<Class<? extends Record>> body() {
        return Optional.ofNullable(request);
    }

    /// A route that is being declared. It must say for whom it is; it answers 200 with JSON, unless it says
    /// otherwise.
    public static final class Draft {
        private final String method;
        private final String path;
        private final String summary;
        private @Nullable Access access;
        private List<QueryParameter> query = List.of();
        private @Nullable Class<? extends Record> request;
        private int status = 200;
        private @Nullable Class<?> answer;
        private boolean answersList;
        private String contentType = "application/json";
        private boolean raw;
        private boolean upload;
        private boolean confirmed;
        private boolean anyAccount;

        private Draft(String method, String path, String summary) {
            this.method = method;
            this.path = path;
            this.summary = summary;
        }

        public Draft open() {
            access = Access.PUBLIC;
            return this;
        }

        /// For whoever is logged in, also before the set-up is done.
        public Draft forAnybody() {
            access = Access.ANYBODY;
            return this;
        }

        public Draft forViewers() {
            access = Access.VIEWER;
            return this;
        }

        public Draft forTraders() {
            access = Access.TRADER;
            return this;
        }

        public Draft forAdmins() {
            access = Access.ADMIN;
            return this;
        }

        /// A session must have been proven anew: its login, or its password again, is minutes ago at most.
        public Draft confirmed() {
            confirmed = true;
            return this;
        }

        /// It is about no account, so a token for one account may use it.
        public Draft forEveryAccount() {
            anyAccount = true;
            return this;
        }

        /// Closed to whoever has no API key, which the handler looks at.
        public Draft byApiKey() {
            access = Access.API_KEY;
            return this;
        }

        /// Whether it changes nothing.
        public boolean isRead() {
            return method.equals("GET");
        }

        /// The handler reads query and body itself.
        public Draft raw() {
            raw = true;
            return this;
        }

        /// The body is a file, of the type [#UPLOAD_TYPE], which no form of a foreign page can send.
        public Draft takesFile() {
            upload = true;
            return this;
        }

        public Draft query(QueryParameter... parameters) {
            query = List.of(parameters);
            return this;
        }

        public Draft takes(Class<? extends Record> type) {
            request = type;
            return this;
        }

        public Draft answers(Class<?> type) {
            answer = type;
            return this;
        }

        public Draft answers(int status, Class<?> type) {
            this.status = status;
            answer = type;
            return this;
        }

        public Draft answersListOf(Class<?> type) {
            answer = type;
            answersList = true;
            return this;
        }

        public Draft answersNothing(int status) {
            this.status = status;
            contentType = "";
            return this;
        }

        /// The answer is of this type; what is in it is not described.
        public Draft produces(String contentType) {
            this.contentType = contentType;
            return this;
        }

        /// Throws [IllegalStateException] when the route does not say for whom it is.
        public Route by(RouteHandler handler) {
            Access declared = access;
            if (declared == null) {
                throw new IllegalStateException("route: " + method + " " + path
                        + ": says not for whom it is: forViewers(), forTraders() or forAdmins()");
            }
            return new Route(
                    method,
                    path,
                    declared,
                    summary,
                    query,
                    request,
                    status,
                    answer,
                    answersList,
                    contentType,
                    raw,
                    upload,
                    confirmed,
                    anyAccount,
                    handler);
        }
    }
}

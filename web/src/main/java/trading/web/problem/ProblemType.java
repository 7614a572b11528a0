package trading.web.problem;

/// The kinds of problems, with their stable slug, HTTP status and title.
public enum ProblemType {
    BODY_INVALID(400, "body-invalid", "The body is not a JSON object"),
    JSON_SYNTAX(400, "json-syntax", "The body is not valid JSON"),
    JSON_DUPLICATE_KEY(400, "json-duplicate-key", "A key occurs twice"),
    JSON_TRAILING(400, "json-trailing", "Something follows the JSON object"),
    JSON_LIMITS(400, "json-limits", "The JSON is too deep or too large"),
    ENCODING(400, "encoding", "The text is not valid UTF-8"),
    BAD_REQUEST(400, "bad-request", "The request cannot be understood"),
    QUERY_INVALID(400, "query-invalid", "The query string is not valid"),
    UNAUTHENTICATED(401, "unauthenticated", "A login is needed"),
    FORBIDDEN(403, "forbidden", "The request is not allowed from there"),
    LOGIN_FAILED(401, "login-failed", "The name or the password is wrong"),
    ROLE_NEEDED(403, "role-needed", "A higher role is needed"),
    CONFIRMATION_NEEDED(403, "confirmation-needed", "It must be confirmed who asks"),
    SETUP_NEEDED(403, "setup-needed", "The set-up comes first"),
    LOGIN_LINK_INVALID(403, "login-link-invalid", "The login link is not valid"),
    NOT_FOUND(404, "not-found", "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "The method is not supported here"),
    NOT_ACCEPTABLE(406, "not-acceptable", "The answer is not available in an accepted form"),
    REQUEST_TIMEOUT(408, "request-timeout", "The request took too long to arrive"),
    CLIENT_ORDER_ID_CONFLICT(409, "client-order-id-conflict", "The client order id was used for another order"),
    ORDER_NOT_OPEN(409, "order-not-open", "The order is not open any more"),
    ORDER_NOT_AMENDABLE(409, "order-not-amendable", "The order cannot be changed right now"),
    DUPLICATE_ORDER(409, "duplicate-order", "The same order was sent a moment ago"),
    KILL_SWITCH(409, "kill-switch", "A kill switch is engaged"),
    KILL_FILE(409, "kill-file", "A kill file keeps trading stopped"),
    TRADING_STATE(409, "trading-state", "The account's trading state does not allow it"),
    ENTRIES_LOCKED(409, "entries-locked", "Entries are locked"),
    NOT_PERMITTED(409, "not-permitted", "The instrument may not be traded"),
    ACCOUNT_NAME_TAKEN(409, "account-name-taken", "Another account has this name"),
    USER_NAME_TAKEN(409, "user-name-taken", "Another user has this name"),
    LAST_ADMIN(409, "last-admin", "There must be an admin"),
    TRADE_NOT_OPEN(409, "trade-not-open", "The trade is not open"),
    HISTORY_CONFLICT(409, "history-conflict", "The history says something else"),
    HOLD_OUT_SEEN(409, "hold-out-seen", "The hold-out was looked at before"),
    DUPLICATE_RUN(409, "duplicate-run", "The same run is waiting or running"),
    SERVICE_NOT_RESTARTABLE(409, "service-not-restartable", "The service cannot be restarted now"),
    BACKUP_RUNNING(409, "backup-running", "A backup is being made already"),
    PRECONDITION_FAILED(412, "precondition-failed", "It was changed by somebody else meanwhile"),
    CONTENT_TOO_LARGE(413, "content-too-large", "The body is too large"),
    URI_TOO_LONG(414, "uri-too-long", "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body must be application/json"),
    MISDIRECTED_REQUEST(421, "misdirected-request", "This host name is not served here"),
    UNKNOWN_FIELD(422, "unknown-field", "A field is not known"),
    REQUIRED(422, "required", "A field is missing"),
    TYPE(422, "type", "A field has the wrong type or value"),
    DECIMAL_FORMAT(422, "decimal-format", "A number is not a plain decimal above 0"),
    PRECISION(422, "precision", "A number has too many digits"),
    FILTER_PRICE(422, "filter-price", "The price does not fit the instrument"),
    FILTER_LOT(422, "filter-lot", "The quantity does not fit the instrument"),
    FILTER_NOTIONAL(422, "filter-notional", "The order's value does not fit the instrument"),
    PRICE_COLLAR(422, "price-collar", "The price is too far from the market"),
    NO_REFERENCE(422, "no-reference", "There is no fresh market price to check against"),
    RISK_LIMIT(422, "risk-limit", "The order is above a limit of the account"),
    RISK_CHECK(422, "risk-check", "The risk check failed, so the order is refused"),
    BALANCE(422, "balance", "There is not enough free balance"),
    COMBINATION(422, "combination", "The fields do not fit together"),
    TIME_FORMAT(422, "time-format", "A time or a span of time is not valid"),
    EXPIRE_TIME(422, "expire-time", "The end of the order is not possible"),
    POST_ONLY(422, "post-only", "A post-only order would trade at once"),
    REDUCE_ONLY(422, "reduce-only", "A reduce-only order would open a position or turn it"),
    LIMIT_VALUE(422, "limit-value", "A setting is outside its bounds"),
    TEXT(422, "text", "A text is too long or holds control characters"),
    KILL_TARGET(422, "kill-target", "There is no such target of a kill switch"),
    ASSET_UNKNOWN(422, "asset-unknown", "No instrument is traded in this asset"),
    SYMBOL_UNKNOWN(422, "symbol-unknown", "The instrument is not known"),
    HISTORY_FILE(422, "history-file", "The file cannot be brought in"),
    RUN_IMPOSSIBLE(422, "run-impossible", "The run is not possible"),
    CLIENT_ORDER_ID(422, "client-order-id", "The client order id is not valid"),
    USER_NAME(422, "user-name", "A user cannot have this name"),
    PASSWORD(422, "password", "The password is not good enough"),
    SETTINGS_REFUSED(422, "settings-refused", "The settings were not taken"),
    TOKEN_TERMS(422, "token-terms", "A token cannot have these terms"),
    UPGRADE_REQUIRED(426, "upgrade-required", "This is a WebSocket"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests"),
    TOO_MANY_RUNS(429, "too-many-runs", "Too many runs are waiting"),
    MESSAGE_RATE(429, "message-rate", "The account sends too many orders"),
    HEADERS_TOO_LARGE(431, "headers-too-large", "The request headers are too large"),
    INTERNAL(500, "internal", "Something went wrong here"),
    BUSY(503, "busy", "The gateway is busy"),
    HALTED(503, "halted", "The gateway is halted"),
    TIMEOUT(503, "timeout", "The gateway did not answer in time"),
    AUDIT_LOG(503, "audit-log", "The audit log cannot be written"),
    STORAGE(503, "storage", "The database is not available"),
    UNAVAILABLE(503, "unavailable", "Not available right now");

    private final int status;
    private final String slug;
    private final String title;

    ProblemType(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /// The last part of the problem's `type`.
    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    /// The kind that stands for an HTTP status of which nothing more is known.
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 413 -> CONTENT_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 421 -> MISDIRECTED_REQUEST;
            case 426 -> UPGRADE_REQUIRED;
            case 429 -> TOO_MANY_REQUESTS;
            case 431 -> HEADERS_TOO_LARGE;
            // An unknown coding of the body, an unknown version of the protocol: nothing went wrong here.
            case 501, 505 -> BAD_REQUEST;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? INTERNAL : BAD_REQUEST;
        };
    }
}

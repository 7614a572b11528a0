package trading.engine.analyst;

/// Why there is no opinion.
public enum FailureCode {
    BUDGET_CALL_MONEY(false),
    BUDGET_CALL_TOKENS(false),
    BUDGET_DAY_MONEY(false),
    BUDGET_DAY_TOKENS(false),
    BUDGET_STRATEGY_MONEY(false),
    BUDGET_STRATEGY_TOKENS(false),
    BUDGET_CALL_RATE(false),
    /// Nobody said what the model costs.
    PRICE_UNKNOWN(false),
    /// The ledger of spending or the journal of calls cannot be written or is damaged.
    RECORDS_UNAVAILABLE(false),
    DEADLINE_PASSED(true),
    /// No connection, or one that broke.
    UNREACHABLE(true),
    HTTP_ERROR(true),
    RATE_LIMITED(true),
    ANSWER_TOO_LARGE(true),
    /// Not what the provider's protocol says.
    ANSWER_UNREADABLE(true),
    /// Readable, but not what the schema asks for.
    ANSWER_INVALID(true),
    /// The server claims more tokens than it was allowed.
    USAGE_IMPLAUSIBLE(true),
    BREAKER_OPEN(false),
    /// A replay has no answer to this question.
    ANSWER_NOT_KEPT(false),
    /// The question was older than the deadline before anybody had time for it.
    WAITED_TOO_LONG(false),
    HISTORY_TOO_SHORT(false),
    CLOSED(false),
    /// A fault of our own.
    INTERNAL(true);

    private final boolean fault;

    FailureCode(boolean fault) {
        this.fault = fault;
    }

    /// Whether it speaks against asking the same model again right away.
    public boolean isFaultOfTheModel() {
        return fault;
    }
}

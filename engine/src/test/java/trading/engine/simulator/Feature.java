package trading.engine.simulator;

/// What a run may have switched on besides plain orders. Runs with few features go deep into them, runs with
/// many find what they do to each other.
enum Feature {
    AGENTS,
    CROSS_INSTRUMENT,
    PROTECTED_TRADES,
    EXITS,
    CLIENT_ORDER_IDS,
    STRATEGIES,
    MAKER_REBATE,
    TIGHT_LIMITS,
    TERMS_CHANGE,
    BARS,
    NONSENSE,
    TIME_JUMPS,
    TIME_GOES_BACK
}

package trading.infra.store;

/// A part of a long list.
final class Page {
    static final int MAXIMUM_LIMIT = 500;

    private Page() {}

    static void check(long beforeId, int limit) {
        if (beforeId < 0 || limit < 1 || limit > MAXIMUM_LIMIT) {
            throw new IllegalArgumentException(
                    "page: beforeId=" + beforeId + " limit=" + limit + ": limit must be 1 to " + MAXIMUM_LIMIT);
        }
    }
}

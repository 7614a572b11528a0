package trading.infra.store;

/// What happened to an override of an account's soft limits, and when. `oneOrder` and `untilNanos` belong to
/// GRANTED, `reason` and `by` to GRANTED and REVOKED; they are false, 0 and empty else.
public record RecordedOverride(
        Place place,
        long timeNanos,
        int account,
        String strategy,
        Event event,
        boolean oneOrder,
        long untilNanos,
        String reason,
        String by) {

    /// GRANTED takes the place of what the same strategy had; USED by the one order that it was for.
    public enum Event {
        GRANTED,
        USED,
        EXPIRED,
        REVOKED
    }
}

package trading.infra.store;

/// A dead-man switch that was armed, disarmed or has gone off, and when. `cancelsStops` and `untilNanos`
/// belong to ARMED, `orders` (how many it has ended) to FIRED; they are false and 0 else. `by` is empty when it is
/// not known.
public record RecordedDeadManSwitch(
        Place place,
        long timeNanos,
        int account,
        Event event,
        boolean cancelsStops,
        long untilNanos,
        int orders,
        String by) {

    public enum Event {
        ARMED,
        DISARMED,
        FIRED
    }
}

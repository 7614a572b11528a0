package trading.engine.core;

import java.util.Arrays;
import java.util.stream.IntStream;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// What is due at a time: earliest first, and first come first served. A heap of numbers.
///
/// Nothing is taken back: who is called looks whether it is still wanted.
final class Timers {
    /// What is to happen, to the order (or lock, or account) of an id.
    enum Kind {
        ARRIVE,
        CANCEL,
        AMEND,
        EXPIRE,
        UNLOCK,
        DEAD_MAN_SWITCH,
        END_OVERRIDE
    }

    private static final Kind[] KINDS = Kind.values();

    private long[] due = new long[64];
    private long[] turn = new long[64];
    private long[] subject = new long[64];
    private Kind[] kind = new Kind[64];
    private int count;
    private long turns;

    boolean isEmpty() {
        return count == 0;
    }

    /// When the first one is due; never when there is none.
    long nextNanos() {
        return count == 0 ? Long.MAX_VALUE : due[0];
    }

    long subject() {
        return subject[0];
    }

    Kind kind() {
        return kind[0];
    }

    void add(long dueNanos, Kind what, long whom) {
        add(dueNanos, turns++, what, whom);
    }

    private void add(long dueNanos, long itsTurn, Kind what, long whom) {
        if (count == due.length) {
            int length = count * 2;
            due = Arrays.copyOf(due, length);
            turn = Arrays.copyOf(turn, length);
            subject = Arrays.copyOf(subject, length);
            kind = Arrays.copyOf(kind, length);
        }
        int at = count++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (isBefore(due[parent], turn[parent], dueNanos, itsTurn)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        set(at, dueNanos, itsTurn, what, whom);
    }

    /// Forgets the first one.
    void removeFirst() {
        count--;
        if (count == 0) {
            return;
        }
        long lastDue = due[count];
        long lastTurn = turn[count];
        Kind lastKind = kind[count];
        long lastSubject = subject[count];
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= count) {
                break;
            }
            if (child + 1 < count && isBefore(due[child + 1], turn[child + 1], due[child], turn[child])) {
                child++;
            }
            if (isBefore(lastDue, lastTurn, due[child], turn[child])) {
                break;
            }
            move(child, at);
            at = child;
        }
        set(at, lastDue, lastTurn, lastKind, lastSubject);
    }

    private static boolean isBefore(long due, long turn, long otherDue, long otherTurn) {
        return due < otherDue || (due == otherDue && turn < otherTurn);
    }

    private void move(int from, int to) {
        set(to, due[from], turn[from], kind[from], subject[from]);
    }

    private void set(int at, long dueNanos, long itsTurn, Kind what, long whom) {
        due[at] = dueNanos;
        turn[at] = itsTurn;
        kind[at] = what;
        subject[at] = whom;
    }

    void encode(StateWriter writer) {
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted((a, b) -> due[a] != due[b] ? Long.compare(due[a], due[b]) : Long.compare(turn[a], turn[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        writer.putLong(turns);
        writer.putInt(count);
        for (int at : order) {
            writer.putLong(due[at]);
            writer.putLong(turn[at]);
            writer.putEnum(kind[at]);
            writer.putLong(subject[at]);
        }
    }

    void decode(StateReader reader) {
        turns = reader.readLong();
        int entries = reader.readCount();
        for (int i = 0; i < entries; i++) {
            add(reader.readLong(), reader.readLong(), reader.readEnum(KINDS), reader.readLong());
        }
    }
}

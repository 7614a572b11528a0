package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/// Where a report stands in all that was ever reported: its command, and its place among the reports of
/// that command. Lists of reports are paged by it.
public record Place(long sequence, int ordinal) implements Comparable<Place> {
    /// After everything.
    public static final Place END = new Place(Long.MAX_VALUE, Integer.MAX_VALUE);

    static Place read(ResultSet row) throws SQLException {
        return new Place(row.getLong("sequence"), row.getInt("ordinal"));
    }

    @Override
    public int compareTo(Place other) {
        int bySequence = Long.compare(sequence, other.sequence);
        return bySequence == 0 ? Integer.compare(ordinal, other.ordinal) : bySequence;
    }
}

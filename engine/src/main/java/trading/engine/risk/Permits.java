package trading.engine.risk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Permission;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// The lists of what an account and its strategies may trade: no list, no bounds.
public final class Permits {
    /// How many strategies of an account may have a list.
    public static final int MOST = 100;

    private final List<Permission> lists = new ArrayList<>();

    /// By strategy; the account's own first.
    public List<Permission> lists() {
        return lists;
    }

    /// Takes the place of the list that is there for the same strategy.
    public void set(Permission permission) {
        lists.removeIf(known -> known.strategy().equals(permission.strategy()));
        if (!permission.everything()) {
            int place = 0;
            while (place < lists.size() && lists.get(place).strategy().compareTo(permission.strategy()) < 0) {
                place++;
            }
            lists.add(place, permission);
        }
    }

    /// Whether there is room for a list of that strategy.
    public boolean hasRoomFor(String strategy) {
        return lists.size() < MOST
                || lists.stream().anyMatch(known -> known.strategy().equals(strategy));
    }

    /// The first list that leaves the instrument out for an order of that strategy; null when none does.
    @Nullable
    public Permission leavingOut(int instrument, String strategy) {
        for (int i = 0; i < lists.size(); i++) {
            Permission list = lists.get(i);
            boolean covers = list.strategy().isEmpty() || list.strategy().equals(strategy);
            if (covers && !list.instruments().contains(instrument)) {
                return list;
            }
        }
        return null;
    }

    void encode(StateWriter writer) {
        writer.putInt(lists.size());
        for (Permission list : lists) {
            writer.putText(list.strategy());
            writer.putInt(list.instruments().size());
            list.instruments().forEach(writer::putInt);
            writer.putText(list.reason());
            writer.putText(list.by());
        }
    }

    void decode(int account, StateReader reader) {
        int count = reader.readCount();
        for (int i = 0; i < count; i++) {
            String strategy = reader.readText();
            int size = reader.readCount();
            List<Integer> instruments = new ArrayList<>();
            for (int each = 0; each < size; each++) {
                instruments.add(reader.readInt());
            }
            lists.add(new Permission(account, strategy, false, instruments, reader.readText(), reader.readText()));
        }
    }
}

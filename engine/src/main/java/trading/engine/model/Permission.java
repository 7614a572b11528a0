package trading.engine.model;

import java.util.List;

/// What an account may trade, or one strategy of it (`strategy` is not empty): `everything`, or the
/// instruments of a list, by id and each once. Where both have a list, an instrument must be on both.
public record Permission(
        int account, String strategy, boolean everything, List<Integer> instruments, String reason, String by) {
    public static final int MOST_INSTRUMENTS = 100;

    public Permission {
        instruments = instruments.stream().sorted().distinct().toList();
        if (instruments.size() > MOST_INSTRUMENTS || (everything && !instruments.isEmpty())) {
            throw new IllegalArgumentException("permission: everything=" + everything + " instruments="
                    + instruments.size() + ": everything and no list, or a list of at most " + MOST_INSTRUMENTS);
        }
    }
}

package trading.engine.model;

/// What an account may borrow. `initialPpm`: the part of a position's value, in parts per million, that its
/// equity must cover when it is opened; `maintenancePpm`: the part below which the venue closes positions.
public record MarginTerms(int initialPpm, int maintenancePpm) {
    /// Nothing: what is sold must be there, what is bought must be paid.
    public static final MarginTerms SPOT = new MarginTerms(0, 0);

    public MarginTerms {
        boolean spot = initialPpm == 0 && maintenancePpm == 0;
        if (!spot && (maintenancePpm <= 0 || initialPpm < maintenancePpm || initialPpm > 1_000_000)) {
            throw new IllegalArgumentException("margin: initialPpm=" + initialPpm + " maintenancePpm=" + maintenancePpm
                    + ": 0 < maintenancePpm <= initialPpm <= 1000000, or both 0");
        }
    }

    public boolean isMargin() {
        return initialPpm > 0;
    }
}

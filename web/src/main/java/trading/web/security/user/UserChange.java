package trading.web.security.user;

/// What came of a change.
public sealed interface UserChange {
    record Done(User user) implements UserChange {}

    /// `detail` is a sentence for a person.
    record Refused(Reason reason, String detail) implements UserChange {}

    enum Reason {
        NAME,
        TAKEN,
        UNKNOWN,
        LAST_ADMIN,
        /// The set-up was done by somebody else meanwhile.
        SET_UP
    }
}

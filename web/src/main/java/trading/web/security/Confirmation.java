package trading.web.security;

import trading.web.security.user.User;

/// What is said to a session that must prove anew who holds it.
final class Confirmation {
    static final String BY_LINK = "Confirm it on the machine that Trading runs on: run trading confirm there, or open a"
            + " new login link. It holds for five minutes.";
    private static final String BY_PASSWORD =
            "Give the password again: the last time was more than five minutes ago (POST /api/auth/confirm).";

    private Confirmation() {}

    static String needed(Security security, Principal who) {
        return security.users().find(who.user()).map(User::hasPassword).orElse(false) ? BY_PASSWORD : BY_LINK;
    }
}

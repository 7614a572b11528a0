package trading.web.security;

import java.util.Optional;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.security.user.PasswordRules;
import trading.web.security.user.UserChange;
import trading.web.security.user.UserName;

/// What the routes about logins and users have in common: who asks, from where, and how a refusal is said.
final class Asked {
    private Asked() {}

    static Principal by(Call call) {
        return call.attribute(Principal.class);
    }

    static Logins.From from(Call call) {
        return new Logins.From(call.address(), call.userAgent());
    }

    /// Refuses a script: whoever finds its token must not make more of them, nor users.
    static Principal person(Call call) {
        Principal who = by(call);
        if (!who.isPerson()) {
            throw new Problem(
                            ProblemType.ROLE_NEEDED,
                            "A token cannot look after users, sessions or tokens; log in with a password.")
                    .asException();
        }
        return who;
    }

    /// The name in its kept form.
    static String name(String sent) {
        return UserName.normalised(sent)
                .orElseThrow(() -> new Problem(
                                ProblemType.USER_NAME,
                                new FieldError("/name", "USER_NAME", "A name has " + UserName.RULE + "."))
                        .asException());
    }

    /// Throws when it may not be the password of `user`.
    static void checkPassword(String password, String user, String pointer) {
        Optional<String> objection = PasswordRules.objection(password, user);
        if (objection.isPresent()) {
            throw new Problem(ProblemType.PASSWORD, new FieldError(pointer, "PASSWORD", objection.get())).asException();
        }
    }

    /// Throws when too many passwords are being hashed.
    static String hash(Logins logins, String password) throws InterruptedException {
        return logins.hash(password).orElseThrow(() -> tooMany(1));
    }

    static RuntimeException tooMany(long seconds) {
        return new Problem(
                        ProblemType.TOO_MANY_REQUESTS,
                        "Too many attempts; try again in " + seconds + (seconds == 1 ? " second." : " seconds."))
                .withHeader("Retry-After", Long.toString(seconds))
                .asException();
    }

    static RuntimeException refused(UserChange.Refused refused) {
        ProblemType type = switch (refused.reason()) {
            case NAME -> ProblemType.USER_NAME;
            case TAKEN -> ProblemType.USER_NAME_TAKEN;
            case UNKNOWN, SET_UP -> ProblemType.NOT_FOUND;
            case LAST_ADMIN -> ProblemType.LAST_ADMIN;
        };
        return new Problem(type, refused.detail()).asException();
    }
}

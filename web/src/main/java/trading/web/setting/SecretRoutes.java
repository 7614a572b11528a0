package trading.web.setting;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuditLog;
import trading.web.security.Principal;

/// `/api/secrets`: by name, in one direction only.
public final class SecretRoutes {
    private static final String PATH = "/api/secrets/{name}";

    record SetSecretRequest(String value) {
        @Override
        public String toString() {
            return "SetSecretRequest[***]";
        }
    }

    private final SecretDesk desk;

    public SecretRoutes(SecretDesk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/secrets", "Which secrets are kept, and since when; shows none of them")
                        .forAdmins()
                        .answersListOf(SecretDesk.SecretJson.class)
                        .by(call -> Reply.ok(read(desk::secrets))),
                Route.put(PATH, "Keeps a secret in the encrypted store; it is never shown again")
                        .forAdmins()
                        .confirmed()
                        .takes(SetSecretRequest.class)
                        .answersNothing(204)
                        .by(this::set),
                Route.delete(PATH, "Takes a secret out of the store")
                        .forAdmins()
                        .confirmed()
                        .answersNothing(204)
                        .by(this::remove));
    }

    private Reply set(Call call) throws IOException {
        String value = call.body(SetSecretRequest.class).value().strip();
        String name = known(call);
        if (value.isEmpty()) {
            throw new Problem(ProblemType.REQUIRED, new FieldError("/value", "REQUIRED", "value is empty."))
                    .asException();
        }
        Optional<String> objection = read(() -> desk.set(name, value));
        if (objection.isPresent()) {
            throw new Problem(
                            ProblemType.SETTINGS_REFUSED,
                            new FieldError("/value", "SETTING", name + " is not right; expected: " + objection.get()))
                    .asException();
        }
        audit("secret_set", name, call);
        return Reply.noContent();
    }

    private Reply remove(Call call) throws IOException {
        String name = known(call);
        if (!read(() -> desk.remove(name))) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        audit("secret_removed", name, call);
        return Reply.noContent();
    }

    private String known(Call call) throws IOException {
        String name = call.pathText("name");
        if (read(desk::secrets).stream().noneMatch(each -> each.name().equals(name))) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        return name;
    }

    private static void audit(String type, String name, Call call) {
        AuditLog.record(
                type,
                "secret=" + name + " by=" + call.attribute(Principal.class).user(),
                call);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T read(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (SecretDesk.SecretsUnavailable closed) {
            throw new Problem(ProblemType.UNAVAILABLE, String.valueOf(closed.getMessage())).asException();
        }
    }
}

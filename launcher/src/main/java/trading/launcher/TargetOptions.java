package trading.launcher;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import trading.launcher.kill.KillRequest;
import trading.launcher.kill.KillTarget;

/// Which kill switch a command is about.
final class TargetOptions {
    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "global (the default), venue, instrument, strategy or account.")
    @Nullable
    String scope;

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description = "The venue's or strategy's name, the symbol or the account's number; none for global.")
    @Nullable
    String target;

    boolean given() {
        return scope != null || target != null;
    }

    /// @throws CommandLine.ParameterException when the two do not go together
    KillTarget target(CommandSpec spec) {
        try {
            return KillTarget.of(Objects.requireNonNullElse(scope, "global"), Objects.requireNonNullElse(target, ""));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    /// @throws CommandLine.ParameterException when it is blank or too long
    static String reason(CommandSpec spec, String reason) {
        try {
            KillRequest.checkReason(reason);
            return reason;
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }
}

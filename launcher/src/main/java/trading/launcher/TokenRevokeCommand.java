package trading.launcher;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.launcher.user.UserFolder;

/// Ends a token.
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Ends a token at once and for ever.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:ended",
            "64:there is no such token, or the command line is wrong",
            "74:reading or writing failed"
        })
final class TokenRevokeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "ID", description = "One of: trading token list")
    private String id = "";

    @Override
    public Integer call() throws Exception {
        UserFolder folder = UserFolder.in(data.resolve());
        if (folder.tokens().revoke(token -> token.id().equals(id)) == 0) {
            spec.commandLine().getErr().println("token: there is no token of that id; see: trading token list");
            return ExitCode.USAGE;
        }
        folder.tell("token_revoked", "token=" + id);
        spec.commandLine().getOut().println("The token " + id + " has ended.");
        return ExitCode.OK;
    }
}

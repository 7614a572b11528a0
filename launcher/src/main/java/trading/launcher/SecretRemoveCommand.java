package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trading.launcher.control.AuditNote;
import trading.launcher.secret.SecretStore;
import trading.launcher.secret.SecretStoreException;

/// Takes a secret out of the store.
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Takes a secret out of the store.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:removed",
            "64:there is none of that name, or the command line is wrong",
            "65:the secret store cannot be opened",
            "74:reading or writing failed",
            "75:another program is changing the secrets",
            "77:others may read the key of the secret store"
        })
final class SecretRemoveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "NAME", description = "For example OPENAI_API_KEY.")
    private String name = "";

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        boolean removed;
        try {
            Path directory = data.resolve();
            removed = SecretStore.in(directory).remove(name);
            if (removed) {
                AuditNotes.keep(directory, new AuditNote("secret_removed", name), err);
            }
        } catch (SecretStoreException e) {
            return SecretCommand.failed(e, err);
        }
        if (json) {
            ObjectMapper mapper = new ObjectMapper();
            spec.commandLine()
                    .getOut()
                    .println(mapper.writeValueAsString(
                            mapper.createObjectNode().put("name", name).put("removed", removed)));
        } else if (removed) {
            spec.commandLine().getOut().println(name + " is removed.");
        }
        if (!removed) {
            err.println("secret: none is kept by that name: trading secret list shows what there is");
            return ExitCode.USAGE;
        }
        return ExitCode.OK;
    }
}

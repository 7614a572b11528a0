package trading.launcher;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.engine.journal.JournalExamination;
import trading.infra.process.DataDirectory;
import trading.launcher.journal.JournalRepair;
import trading.launcher.journal.JournalText;

/// Looks at every frame, the chain and the segments' digests.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Looks at every frame, the chain and each segment's digest. Changes nothing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all of it is as it was written",
            "65:it is damaged; the place is named",
            "69:there is no journal",
            "74:reading failed",
            "75:an instance is running: stop it first"
        })
final class JournalVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path directory = data.resolve();
        if (!JournalCommand.isThere(directory, spec.commandLine().getErr())) {
            return ExitCode.UNAVAILABLE;
        }
        try (DataDirectory locked = DataDirectory.open(directory)) {
            JournalExamination.Report report = JournalRepair.examine(locked.root());
            out.println(json ? JournalText.json(report).toString() : JournalText.of(report));
            if (report.damage().isPresent() && !json) {
                out.println("Restore a backup (trading db restore FILE), or see what a repair would do:"
                        + " trading journal repair --dry-run");
            }
            return report.damage().isPresent() ? ExitCode.DATA : ExitCode.OK;
        }
    }
}

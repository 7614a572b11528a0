package trading.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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

/// Ends a damaged journal with its last good command.
@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        description = {
            "Ends a damaged journal with its last good command, after a copy of all of it.",
            "What comes after is lost, orders and fills too: a backup that is whole is better."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:repaired, or there was nothing to repair",
            "65:it is damaged (--dry-run)",
            "69:there is no journal",
            "74:reading or writing failed",
            "75:an instance is running: stop it first"
        })
final class JournalRepairCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private Outcome outcome = new Outcome();

    @Option(names = "--dry-run", description = "Only say what would be done and what would be lost.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        Path directory = data.resolve();
        if (!JournalCommand.isThere(directory, spec.commandLine().getErr())) {
            return ExitCode.UNAVAILABLE;
        }
        try (DataDirectory locked = DataDirectory.open(directory)) {
            JournalExamination.Report report = JournalRepair.examine(locked.root());
            outcome.say(JournalText.of(report)).with(json -> json.set("journal", JournalText.json(report)));
            if (report.damage().isEmpty()) {
                return told(ExitCode.OK, "Nothing to repair.");
            }
            if (dryRun) {
                return told(
                        ExitCode.DATA,
                        "A repair would copy the journal, put the database and newer snapshots beside the copy,"
                                + " and end the journal with sequence " + report.lastGood() + ". Nothing was changed.");
            }
            Path quarantine = JournalRepair.run(locked, report, Instant.now());
            outcome.with(json -> json.put("repaired", true).put("aside", quarantine.toString()));
            return told(
                    ExitCode.OK,
                    "Repaired: the journal ends with sequence " + report.lastGood() + ".",
                    "The damaged journal, newer snapshots and the database are in " + quarantine + ".",
                    "The next start makes the database again from the journal; decisions of strategies come from"
                            + " backups only.");
        }
    }

    private int told(int exitCode, String... sentences) throws IOException {
        for (String sentence : sentences) {
            outcome.say(sentence);
        }
        outcome.print(spec.commandLine().getOut());
        return exitCode;
    }
}

package trading.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import trading.launcher.image.InstalledFiles;

/// Whether the files of the installed product are as they were made.
@Command(
        name = "self-check",
        mixinStandardHelpOptions = true,
        description = "Verifies the files of this installation by their SHA-256.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all files are as they were made", "65:files differ", "69:this is no installed image"})
final class SelfCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Path home = Home.image();
        PrintWriter out = spec.commandLine().getOut();
        if (!InstalledFiles.isImage(home)) {
            spec.commandLine()
                    .getErr()
                    .println(
                            home + " has no " + InstalledFiles.CHECKSUMS
                                    + ": it was built from sources and not unpacked from an image; there is nothing to compare with.");
            return ExitCode.UNAVAILABLE;
        }
        InstalledFiles files = InstalledFiles.of(home);
        InstalledFiles.Differences found = files.check();
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(json(files, found)));
        } else {
            list(out, "changed", found.changed());
            list(out, "missing", found.missing());
            list(out, "does not belong here", found.foreign());
            list(out, "changed by you, which is fine", found.edited());
            out.println(
                    found.isSound()
                            ? files.count() + " files in " + home + " are as they were made."
                            : "This installation is not as it was made. Unpack Trading anew beside it, and copy the folders"
                                    + " data and config over.");
        }
        return found.isSound() ? ExitCode.OK : ExitCode.DATA;
    }

    private static ObjectNode json(InstalledFiles files, InstalledFiles.Differences found) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("sound", found.isSound()).put("files", files.count());
        found.changed().forEach(json.putArray("changed")::add);
        found.missing().forEach(json.putArray("missing")::add);
        found.foreign().forEach(json.putArray("foreign")::add);
        found.edited().forEach(json.putArray("edited")::add);
        return json;
    }

    private static void list(PrintWriter out, String what, List<String> files) {
        files.forEach(file -> out.println("  " + what + ": " + file));
    }
}

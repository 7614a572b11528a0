package trading.infra.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts prepared entries in the place of those of a data directory: all or none, also when it is killed in
/// between.
///
/// ```text
/// restore.new/…     prepared ─┐  1 the plan is written, as a whole: from here on it will be done
/// restore.switch    the plan  │  2 each old entry → before-restore-<time>/
/// <entry>           in use  ◀─┘  3 each prepared entry → its place
///                                4 the plan is deleted
/// ```
/// A plan that is found by the next holder of the directory's lock is carried to its end, prepared entries
/// without a plan are thrown away. Every step is a rename within one folder tree.
public final class FolderSwitch {
    private static final Logger log = LoggerFactory.getLogger(FolderSwitch.class);
    private static final String PLAN = "restore.switch";
    private static final String PREPARED = "restore.new";

    private FolderSwitch() {}

    /// Where entries are prepared.
    public static Path prepared(Path root) {
        return root.resolve(PREPARED);
    }

    /// The caller holds the lock. `names`: what is replaced or, where nothing is prepared under that name,
    /// only put aside. `aside`: a name that is not taken.
    public static void perform(Path root, List<String> names, String aside) throws IOException {
        write(root, names, aside);
        finish(root);
    }

    /// Throws away what is prepared. Leaves it alone once there is a plan, which the next holder of the
    /// lock ends.
    public static void discard(Path root) throws IOException {
        if (!Files.exists(root.resolve(PLAN))) {
            OwnerOnly.delete(prepared(root));
        }
    }

    /// The first step, after which there is no way back.
    static void write(Path root, List<String> names, String aside) throws IOException {
        List<String> plan = new ArrayList<>();
        plan.add("aside " + aside);
        names.stream().filter(name -> Files.exists(root.resolve(name))).forEach(name -> plan.add("out " + name));
        names.stream()
                .filter(name -> Files.exists(prepared(root).resolve(name)))
                .forEach(name -> plan.add("in " + name));
        OwnerOnly.write(root.resolve(PLAN), String.join("\n", plan) + "\n");
    }

    /// Does what is left of a plan, and throws away what is prepared without one. The caller holds the
    /// lock.
    static void finish(Path root) throws IOException {
        Path plan = root.resolve(PLAN);
        if (Files.exists(plan)) {
            List<String> lines = Files.readAllLines(plan);
            Path aside = OwnerOnly.directory(root.resolve(lines.getFirst().substring("aside ".length())));
            for (String name : named(lines, "out ")) {
                // One that is there already was moved before, and what has its name now is the new one.
                if (!Files.exists(aside.resolve(name))) {
                    Files.move(root.resolve(name), aside.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            OwnerOnly.force(aside);
            for (String name : named(lines, "in ")) {
                if (Files.exists(prepared(root).resolve(name))) {
                    Files.move(prepared(root).resolve(name), root.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            OwnerOnly.force(root);
            Files.delete(plan);
            log.info("restored: folder={} previous={}", root, aside);
        }
        OwnerOnly.delete(prepared(root));
        OwnerOnly.force(root);
    }

    private static List<String> named(List<String> lines, String what) {
        return lines.stream()
                .filter(line -> line.startsWith(what))
                .map(line -> line.substring(what.length()))
                .toList();
    }
}

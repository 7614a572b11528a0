package trading.launcher.image;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An archive of the classes that a start loads (CDS), which makes the next start much quicker. It fits
/// one Java and one set of jar files only, by their times: an image has one where the build can make it, and it fits
/// until the image is copied with other times. Where there is none that fits, one is made here, once, while the first
/// run has nothing else to do; the scripts of the image hand it to Java where it is there.
public final class StartUpArchive {
    private static final Logger log = LoggerFactory.getLogger(StartUpArchive.class);
    private static final String NAME = "app/trading.jsa";
    private static final String OF_THE_IMAGE = "app/start.jsa";
    /// What the Java is started with that Java writes the archive by.
    private static final String WRITING = "-Xshare:dump";

    private final Path home;
    private final Duration delay;

    private StartUpArchive(Path home, Duration delay) {
        this.home = home;
        this.delay = delay;
    }

    /// Makes one in the background after `delay`, if the product runs from an image that has none of this
    /// version and whose folder can be written to. A failure is logged and costs nothing but quick starts.
    public static void makeLater(Path home, Duration delay) {
        StartUpArchive archive = new StartUpArchive(home, delay);
        if (InstalledFiles.isImage(home)
                && Files.isWritable(home.resolve("app"))
                && !archive.isOfTheImage()
                && !archive.fits()) {
            Thread.ofPlatform().daemon().name("start-up-archive").start(archive::make);
        }
    }

    /// Ends the writing of one, so that nothing of ours outlives a stop. The next run makes it then.
    public static void stopMaking() {
        ProcessHandle.current()
                .children()
                .filter(child -> isWriting(child.info()))
                .forEach(ProcessHandle::destroyForcibly);
    }

    /// Where the system does not tell the arguments it is told by the program, which no child of ours is
    /// but this one.
    private static boolean isWriting(ProcessHandle.Info info) {
        return info.arguments()
                .map(words -> List.of(words).contains(WRITING))
                .orElseGet(() -> info.command()
                        .map(command -> command.endsWith("java") || command.endsWith("java.exe"))
                        .orElse(false));
    }

    /// What the archive was made of: the list of the image's files with their digests.
    private Path madeOf() {
        return home.resolve(NAME + ".of");
    }

    /// Whether the image's own is in use: a Java with classes from an archive says so, and that of an image has no
    /// other.
    private boolean isOfTheImage() {
        return Files.exists(home.resolve(OF_THE_IMAGE))
                && System.getProperty("java.vm.info", "").contains("sharing");
    }

    private boolean fits() {
        try {
            return Files.exists(home.resolve(NAME))
                    && Files.exists(madeOf())
                    && Files.mismatch(madeOf(), home.resolve(InstalledFiles.CHECKSUMS)) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void make() {
        try {
            Thread.sleep(delay);
            Path made = home.resolve(NAME + ".new");
            deleteUnfinished();
            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            Object said = beans.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "vmCds",
                    new Object[] {new String[] {"static_dump", made.toString()}},
                    new String[] {String[].class.getName()});
            if (!Files.exists(made)) {
                deleteUnfinished();
                log.info("start-up archive: none was made: {}", said);
                return;
            }
            Files.move(made, home.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(home.resolve(InstalledFiles.CHECKSUMS), madeOf(), StandardCopyOption.REPLACE_EXISTING);
            log.info("start-up archive: made; the next start is quicker");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | JMException e) {
            log.info("start-up archive: none was made: {}", e.toString());
        }
    }

    /// Java's own files beside the archive, and an archive that was not put in its place.
    private void deleteUnfinished() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(home.resolve("app"), "trading.jsa.new*")) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }
}

package trading.infra.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.TreeMap;

/// What the file system says of the files below a folder without any of them being read: the size, and when each was
/// last written to and last changed in any way. The last one is the system's alone where there is one: who changes a
/// file and sets its time back changes it once more.
final class FileStamps {
    private FileStamps() {}

    /// A line for each file and link, sorted by path. Throws where the folder is missing.
    static String of(Path folder) throws IOException {
        var lines = new TreeMap<String, String>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                lines.put(folder.relativize(file).toString(), stamp(file, attributes));
                return FileVisitResult.CONTINUE;
            }
        });
        var text = new StringBuilder();
        lines.forEach(
                (path, stamp) -> text.append(path).append('\t').append(stamp).append('\n'));
        return text.toString();
    }

    private static String stamp(Path file, BasicFileAttributes attributes) throws IOException {
        Object changed = OwnerOnly.posix()
                ? Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)
                : attributes.creationTime();
        return attributes.size() + "\t" + attributes.lastModifiedTime() + "\t" + changed + "\t" + attributes.fileKey();
    }
}

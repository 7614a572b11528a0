package trading.infra.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// What the file system says of the files below a folder without any of them being read: the size, and when each was
/// last written to and last changed in any way. The last one is the system's alone where there is one: who changes a
/// file and sets its time back changes it once more.
final class FileStamps {
    private FileStamps() {}

    /// A line for each file and link, sorted by path. Throws where the folder is missing.
    static String of(Path folder) throws IOException {
        int below = folder.toString().length() + 1;
        var lines = new TreeMap<String, String>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                lines.put(file.toString().substring(below), stamp(file, attributes));
                return FileVisitResult.CONTINUE;
            }
        });
        var text = new StringBuilder();
        lines.forEach(
                (path, stamp) -> text.append(path).append('\t').append(stamp).append('\n'));
        return text.toString();
    }

    /// Times are nanoseconds since 1970: each start looks at a thousand files, before anything is compiled.
    private static String stamp(Path file, BasicFileAttributes attributes) throws IOException {
        FileTime changed = OwnerOnly.posix()
                ? (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS)
                : attributes.creationTime();
        return attributes.size() + "\t" + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS) + "\t"
                + changed.to(TimeUnit.NANOSECONDS) + "\t" + attributes.fileKey();
    }
}

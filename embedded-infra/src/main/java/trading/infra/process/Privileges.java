package trading.infra.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// As whom children run. An ordinary user's children run as that user; root's give root up, as PostgreSQL
/// refuses to run with it.
public sealed interface Privileges {
    /// What goes before a command.
    List<String> prefix();

    /// Makes a folder, and what is in it, belong to the one who runs the children.
    void handOver(Path directory) throws IOException;

    /// Lets the one who runs the children reach what lies below a folder, without reading its list.
    void openWay(Path directory) throws IOException;

    /// Chooses for a data directory that exists.
    ///
    /// Root runs children as the owner of the data directory; where that is root too, without its powers in
    /// a user namespace (files stay root's); where the system allows none, as `nobody`, who is then given
    /// the children's folders.
    ///
    /// @throws ServiceStartException where root cannot be given up at all
    static Privileges forDataIn(Path dataDirectory) throws IOException {
        if (!OwnerOnly.posix() || userId() != 0) {
            return new Unchanged();
        }
        int owner = (int) Files.getAttribute(dataDirectory, "unix:uid");
        int group = (int) Files.getAttribute(dataDirectory, "unix:gid");
        return forRoot(owner, group, LinuxTools.ofThisMachine());
    }

    /// The choice of [#forDataIn] when root runs us and the data directory belongs to this owner.
    static Privileges forRoot(int owner, int group, LinuxTools tools) {
        if (owner != 0 && tools.setpriv().isPresent()) {
            return new AsUser(tools.setpriv().get(), owner, group);
        }
        if (tools.unshare().isPresent()) {
            return new InUserNamespace(tools.unshare().get());
        }
        if (tools.setpriv().isPresent()) {
            return new AsUser(tools.setpriv().get(), AsUser.NOBODY, AsUser.NOBODY);
        }
        throw new ServiceStartException(
                "PostgreSQL",
                "it refuses to run as root, and root cannot be given up here: neither setpriv nor user namespaces work",
                List.of(
                        "Start Trading as an ordinary user",
                        "Install util-linux, which brings setpriv",
                        "Use a server of your own: DATABASE_URL=postgresql://user:password@host:port/database in .env"));
    }

    /// The number of the user that this JVM runs as, -1 where users have none.
    static int userId() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) ? (int) Files.getAttribute(self, "unix:uid") : -1;
    }

    /// Children run as we do.
    record Unchanged() implements Privileges {
        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public void handOver(Path directory) {}

        @Override
        public void openWay(Path directory) {}
    }

    /// Children run as another user, with that user's one group.
    record AsUser(String setpriv, int user, int group) implements Privileges {
        /// The user and group `nobody` of most systems.
        static final int NOBODY = 65_534;

        @Override
        public List<String> prefix() {
            return List.of(setpriv, "--reuid=" + user, "--regid=" + group, "--clear-groups", "--");
        }

        @Override
        public void handOver(Path directory) throws IOException {
            changeOwner(directory, user, group);
        }

        @Override
        public void openWay(Path directory) throws IOException {
            var permissions = Files.getPosixFilePermissions(directory);
            if ((int) Files.getAttribute(directory, "unix:uid") != user
                    && permissions.addAll(PosixFilePermissions.fromString("--x--x--x"))) {
                Files.setPosixFilePermissions(directory, permissions);
            }
        }
    }

    /// Children run without root's powers over others, as the owner of root's files still.
    record InUserNamespace(String unshare) implements Privileges {
        @Override
        public List<String> prefix() {
            return List.of(unshare, "-U", "--");
        }

        /// Gives back what an earlier start may have handed to somebody else.
        @Override
        public void handOver(Path directory) throws IOException {
            changeOwner(directory, 0, 0);
        }

        @Override
        public void openWay(Path directory) {}
    }

    private static void changeOwner(Path directory, int user, int group) throws IOException {
        if ((int) Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS) == user) {
            return;
        }
        // The folder itself last: it tells the next start that all of it was done.
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                set(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                set(folder);
                return FileVisitResult.CONTINUE;
            }

            private void set(Path path) throws IOException {
                Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
            }
        });
    }
}

package trading.infra.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import trading.infra.process.ServiceStartException;

/// The cluster is of another major version than the bundled server, and was left alone.
public final class OtherMajorVersionException extends ServiceStartException {
    private static final long serialVersionUID = 1L;

    private final int cluster;
    private final int bundled;
    private final transient Optional<Path> program;

    OtherMajorVersionException(Path folder, int cluster, int bundled, Optional<Path> program) {
        super(
                "PostgreSQL",
                folder + " is a database of version " + cluster + ", the bundled server is version " + bundled
                        + (program.isPresent() ? "" : ", and there is none of version " + cluster + " to read it with")
                        + "; nothing in it was changed",
                List.of(
                        "Start it with the build that made it, make a backup there, and restore it with this one: trading"
                                + " db backup, trading db restore FILE",
                        "Move " + folder + " away: a new database is made from the journal, every table but the"
                                + " decisions of strategies"));
        this.cluster = cluster;
        this.bundled = bundled;
        this.program = program;
    }

    /// The version that the cluster has.
    public int clusterVersion() {
        return cluster;
    }

    /// The version of the bundled server.
    public int bundledVersion() {
        return bundled;
    }

    /// The program of the cluster's version, where an older build left it.
    public Optional<Path> program() {
        return program;
    }

    /// 78 where an older build would have to read what a newer one wrote.
    @Override
    public int exitCode() {
        return cluster > bundled ? 78 : super.exitCode();
    }
}

package trading.launcher;

/// Exit codes, as in `sysexits.h`.
public final class ExitCode {
    public static final int OK = 0;
    /// A strategy that may trade on paper only.
    public static final int PAPER_ONLY = 1;
    /// The command line is wrong.
    public static final int USAGE = 64;
    /// A file's content is wrong, or stored data are damaged.
    public static final int DATA = 65;
    /// A service that is needed is not there.
    public static final int UNAVAILABLE = 69;
    /// A bug of ours.
    public static final int SOFTWARE = 70;
    /// A file or folder cannot be made.
    public static final int CANNOT_CREATE = 73;
    /// Reading or writing failed.
    public static final int IO = 74;
    /// Try again later or elsewhere: already running, port in use, no room for a command.
    public static final int TEMPORARY = 75;
    /// Permission is missing.
    public static final int NO_PERMISSION = 77;
    /// The configuration is wrong.
    public static final int CONFIG = 78;

    private ExitCode() {}
}

package trading.infra.process;

import java.util.List;
import java.util.Locale;

/// The kinds of machine for which there are bundled programs, and how things are called there.
public enum Platform {
    LINUX_X64("postgres-linux-x86_64", "redis-server-7.0.15-linux-amd64", ""),
    LINUX_ARM64("postgres-linux-arm_64", "redis-server-7.0.15-linux-arm64", ""),
    WINDOWS_X64("postgres-windows-x86_64", "redis-server-5.0.14.1-windows-amd64.exe", ".exe");

    private final String postgresArchive;
    private final String redisServer;
    private final String executableSuffix;

    Platform(String postgresArchive, String redisServer, String executableSuffix) {
        this.postgresArchive = postgresArchive;
        this.redisServer = redisServer;
        this.executableSuffix = executableSuffix;
    }

    /// The machine that we run on.
    ///
    /// @throws ServiceStartException where there are no bundled programs for it
    public static Platform current() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean x64 = machine.equals("amd64") || machine.equals("x86_64");
        if (system.contains("linux") && x64) {
            return LINUX_X64;
        }
        if (system.contains("linux") && machine.equals("aarch64")) {
            return LINUX_ARM64;
        }
        if (system.contains("windows") && x64) {
            return WINDOWS_X64;
        }
        throw new ServiceStartException(
                "Trading",
                "there is no bundled PostgreSQL and Redis for this machine: system=" + system + " machine=" + machine,
                List.of("Use servers of your own: DATABASE_URL=postgresql://user:password@host:port/database"
                        + " and REDIS_URL=redis://host:port in .env"));
    }

    public boolean isLinux() {
        return this != WINDOWS_X64;
    }

    /// The resource that holds PostgreSQL, a tar archive, without what says how it is packed.
    String postgresArchive() {
        return postgresArchive;
    }

    /// The resource that is the Redis server.
    String redisServer() {
        return redisServer;
    }

    /// The file name of a program.
    public String executable(String program) {
        return program + executableSuffix;
    }
}

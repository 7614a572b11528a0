package trading.launcher.boot;

/// How the service is.
///
/// @param installed whether there is one
/// @param atBoot    whether it starts with the machine
/// @param state     as the system calls it: `running`, `stopped`, `failed`, `starting` …
/// @param pid       0 when none runs
public record BootState(boolean installed, boolean atBoot, String state, long pid) {
    static final BootState NONE = new BootState(false, false, "not installed", 0);

    public boolean isRunning() {
        return state.equals("running");
    }
}

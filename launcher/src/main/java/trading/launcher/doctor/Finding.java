package trading.launcher.doctor;

/// One thing that was looked at. `mend` is empty when all is well.
public record Finding(String service, boolean well, String what, String mend) {
    static Finding well(String service, String what) {
        return new Finding(service, true, what, "");
    }

    static Finding ill(String service, String what, String mend) {
        return new Finding(service, false, what, mend);
    }
}

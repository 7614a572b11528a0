package trading.launcher.doctor;

/// One thing that was looked at. `subject`: a service or a part of the machine; `mend`: a command or a sentence,
/// empty when there is nothing to do.
public record Finding(String subject, Verdict verdict, String what, String mend) {
    static Finding well(String subject, String what) {
        return new Finding(subject, Verdict.OK, what, "");
    }

    static Finding note(String subject, String what, String mend) {
        return new Finding(subject, Verdict.NOTE, what, mend);
    }

    static Finding wrong(String subject, String what, String mend) {
        return new Finding(subject, Verdict.WRONG, what, mend);
    }

    public boolean isWrong() {
        return verdict == Verdict.WRONG;
    }
}

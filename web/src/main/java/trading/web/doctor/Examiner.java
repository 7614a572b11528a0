package trading.web.doctor;

import java.io.IOException;
import java.util.List;

/// Looks at what stands in the way of a start, or of work without loss: what `trading doctor` tells.
@FunctionalInterface
public interface Examiner {
    /// `verdict`: `OK`, `NOTE` or `WRONG`. `mend`: a command or a sentence, empty when there is nothing to do.
    record DoctorFindingJson(String subject, String verdict, String what, String mend) {}

    /// Takes seconds.
    List<DoctorFindingJson> examine() throws IOException, InterruptedException;
}

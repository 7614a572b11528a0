/// `trading doctor`: what stands in the way of a start, and how to mend it. Looks only; changes nothing.
///
/// ```text
/// DoctorCommand ─▶ Surroundings (configuration as far as it goes, state of the running instance)
///                     └▶ Examination ─▶ each Check, one after the other ─▶ Finding: subject, verdict, what, mend
/// ```
/// A check that fails itself becomes a finding; a wrong configuration is one, too, and the other checks go on.
@NullMarked
package trading.launcher.doctor;

import org.jspecify.annotations.NullMarked;

/// Starts with the machine: the service of the operating system that runs the product without anybody
/// being logged in. Called by `trading service`, on its thread; and by the running product, which tells
/// systemd how it is.
///
/// ```text
/// trading service install ──▶ BootService (SystemdService · WindowsService) ──▶ steps ──▶ shown, or done one by one
/// ```
@NullMarked
package trading.launcher.boot;

import org.jspecify.annotations.NullMarked;

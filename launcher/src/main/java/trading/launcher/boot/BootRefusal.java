package trading.launcher.boot;

/// Why a service cannot be installed, and what to do.
///
/// @param ofRights whether only rights are missing
public record BootRefusal(boolean ofRights, String reason, String nextStep) {}

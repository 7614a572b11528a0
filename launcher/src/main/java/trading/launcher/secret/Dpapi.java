package trading.launcher.secret;

import com.sun.jna.platform.win32.Crypt32Util;

/// Windows' own encryption for the user who is logged in. Loaded on Windows only.
final class Dpapi {
    private Dpapi() {}

    static byte[] protect(byte[] plain) {
        return Crypt32Util.cryptProtectData(plain);
    }

    static byte[] unprotect(byte[] sealed) {
        return Crypt32Util.cryptUnprotectData(sealed);
    }
}

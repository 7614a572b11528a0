package trading.engine.strategy.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One file as it was read. `file`: its name, `Name.java`, where `Name` is the class in it.
public record StrategySource(String file, String text) {
    private static final String SUFFIX = ".java";
    private static final int SHOWN = 12;

    /// Whether a file of that name can hold a strategy.
    public static boolean isName(String file) {
        return file.endsWith(SUFFIX)
                && file.length() > SUFFIX.length()
                && isIdentifier(file.substring(0, file.length() - SUFFIX.length()));
    }

    private static boolean isIdentifier(String name) {
        return Character.isJavaIdentifierStart(name.charAt(0))
                && name.chars().allMatch(Character::isJavaIdentifierPart);
    }

    public StrategySource {
        if (!isName(file)) {
            throw new IllegalArgumentException(
                    "strategy file: name=" + file + ": must be the name of its class and .java, like BuyTheDip.java");
        }
    }

    /// The class that the file must hold, without a package.
    public String className() {
        return file.substring(0, file.length() - SUFFIX.length());
    }

    /// The first digits of the text's SHA-256: decisions are marked with it.
    public String version() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, SHOWN);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}

package trading.engine.strategy.user;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.internal.compiler.classfmt.ClassFileReader;
import org.eclipse.jdt.internal.compiler.classfmt.ClassFormatException;
import org.eclipse.jdt.internal.compiler.env.INameEnvironment;
import org.eclipse.jdt.internal.compiler.env.NameEnvironmentAnswer;
import org.jspecify.annotations.Nullable;

/// The classes that a source may name, read through the product's own class loader: the same in a folder of
/// classes, in jars and in a packed run time, with no class path and no JDK to look for.
final class KnownTypes implements INameEnvironment {
    private final ClassLoader loader;
    private final String ownClass;
    private final Map<String, Boolean> packages = new HashMap<>();
    private final List<IOException> failures = new ArrayList<>();

    KnownTypes(ClassLoader loader, String ownClass) {
        this.loader = loader;
        this.ownClass = ownClass;
    }

    @Override
    public @Nullable NameEnvironmentAnswer findType(char[][] compoundName) {
        return type(joined(compoundName, compoundName.length));
    }

    @Override
    public @Nullable NameEnvironmentAnswer findType(char[] name, char[][] packageName) {
        String prefix = joined(packageName, packageName.length);
        return type(prefix.isEmpty() ? new String(name) : prefix + "/" + new String(name));
    }

    private @Nullable NameEnvironmentAnswer type(String name) {
        if (name.equals(ownClass)) {
            return null;
        }
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            if (in == null) {
                return null;
            }
            return new NameEnvironmentAnswer(new ClassFileReader(in.readAllBytes(), name.toCharArray(), true), null);
        } catch (IOException | ClassFormatException failure) {
            failures.add(new IOException("class " + name.replace('/', '.') + " cannot be read", failure));
            return null;
        }
    }

    /// Whatever is no class may be a package: whether it is one shows when a class in it is looked for.
    @Override
    public boolean isPackage(char @Nullable [][] parent, char[] name) {
        String prefix = parent == null ? "" : joined(parent, parent.length);
        String whole = prefix.isEmpty() ? new String(name) : prefix + "/" + new String(name);
        if (whole.equals(ownClass)) {
            return false;
        }
        return packages.computeIfAbsent(whole, unused -> loader.getResource(whole + ".class") == null);
    }

    /// Classes that are there and could not be read.
    List<IOException> failures() {
        return failures;
    }

    @Override
    public void cleanup() {
        packages.clear();
    }

    private static String joined(char[][] parts, int count) {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                joined.append('/');
            }
            joined.append(parts[i]);
        }
        return joined.toString();
    }
}

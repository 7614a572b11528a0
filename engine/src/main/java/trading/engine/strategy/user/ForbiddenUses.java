package trading.engine.strategy.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Finds what a strategy calls that would make it decide differently the next time, or by what it must not
/// know: clocks, chance, files and networks, threads, reflection, and the inside of the engine.
final class ForbiddenUses {
    private static final List<String> FILES = List.of(
            "java/io/File",
            "java/io/RandomAccessFile",
            "java/nio/file/",
            "java/nio/channels/",
            "java/util/zip/",
            "java/util/jar/");
    private static final List<String> NETWORK = List.of("java/net/", "javax/net/", "java/sql/", "javax/naming/");
    private static final List<String> THREADS = List.of(
            "java/lang/Thread",
            "java/util/concurrent/Executor",
            "java/util/concurrent/ForkJoin",
            "java/util/concurrent/CompletableFuture",
            "java/util/Timer",
            "java/lang/ProcessBuilder",
            "java/lang/Runtime");
    private static final List<String> REFLECTION = List.of(
            "java/lang/reflect/",
            "java/lang/invoke/MethodHandles",
            "java/lang/invoke/VarHandle",
            "sun/misc/",
            "jdk/internal/",
            "java/lang/ClassLoader",
            "java/lang/foreign/");
    private static final Set<String> REFLECTING = Set.of(
            "forName",
            "getClassLoader",
            "getResource",
            "getResourceAsStream",
            "getDeclaredField",
            "getDeclaredFields",
            "getField",
            "getFields",
            "getMethod",
            "getMethods",
            "getDeclaredMethod",
            "getDeclaredMethods",
            "getDeclaredConstructor",
            "getDeclaredConstructors",
            "getConstructor",
            "newInstance");
    private static final List<String> OPEN_PARTS = List.of(
            "trading/engine/strategy/",
            "trading/engine/indicator/",
            "trading/engine/pattern/",
            "trading/engine/analyst/",
            "trading/engine/model/");
    private static final List<String> CLOSED_PARTS = List.of("trading/engine/strategy/user/");

    private ForbiddenUses() {}

    static List<CompileProblem> in(String file, Iterable<byte[]> classes) {
        List<CompileProblem> found = new ArrayList<>();
        for (byte[] classFile : classes) {
            new ClassReader(classFile)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public MethodVisitor visitMethod(
                                        int access,
                                        String name,
                                        String descriptor,
                                        @Nullable String signature,
                                        String @Nullable [] exceptions) {
                                    return new Calls(file, found);
                                }
                            },
                            ClassReader.SKIP_FRAMES);
        }
        return found.stream().distinct().toList();
    }

    private static final class Calls extends MethodVisitor {
        private final String file;
        private final List<CompileProblem> found;
        private int line;

        Calls(String file, List<CompileProblem> found) {
            super(Opcodes.ASM9);
            this.file = file;
            this.found = found;
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            look(owner, name, descriptor);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            look(owner, name, "");
        }

        @Override
        public void visitInvokeDynamicInsn(
                String name, String descriptor, Handle bootstrap, Object... bootstrapArguments) {
            for (Object argument : bootstrapArguments) {
                if (argument instanceof Handle handle) {
                    look(handle.getOwner(), handle.getName(), handle.getDesc());
                }
            }
        }

        private void look(String owner, String name, String descriptor) {
            String why = why(owner, name, descriptor);
            if (why != null) {
                String what = owner.replace('/', '.') + (name.equals("<init>") ? "" : "." + name);
                found.add(new CompileProblem(file, line, 0, false, "uses " + what + ": " + why));
            }
        }
    }

    private static @Nullable String why(String owner, String name, String descriptor) {
        if (isClock(owner, name, descriptor)) {
            return "a strategy has no clock but context.timeNanos(), or a replay decides differently";
        }
        if (isChance(owner, name, descriptor)) {
            return "a strategy must not throw dice, or a replay decides differently; a Random with a seed is allowed";
        }
        if (starts(owner, FILES)) {
            return "a strategy reads no files: it decides by what the context tells it";
        }
        if (starts(owner, NETWORK)) {
            return "a strategy reaches no network: it decides by what the context tells it";
        }
        if (starts(owner, THREADS)) {
            return "a strategy starts nothing of its own: it is called, and answers";
        }
        if (starts(owner, REFLECTION) || (owner.equals("java/lang/Class") && REFLECTING.contains(name))) {
            return "a strategy does not look behind what it is given";
        }
        if (owner.equals("java/lang/System") && !name.equals("arraycopy")) {
            return "a strategy knows nothing of the machine, and leaves nothing behind there";
        }
        if (owner.startsWith("trading/") && (!starts(owner, OPEN_PARTS) || starts(owner, CLOSED_PARTS))) {
            return "that is the inside of the product";
        }
        return null;
    }

    private static boolean isClock(String owner, String name, String descriptor) {
        return switch (owner) {
            case "java/lang/System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
            case "java/util/Date", "java/util/GregorianCalendar" -> name.equals("<init>") && descriptor.equals("()V");
            case "java/util/Calendar" -> name.equals("getInstance");
            case "java/time/Clock" -> true;
            default -> owner.startsWith("java/time/") && name.equals("now") && !descriptor.contains("Clock");
        };
    }

    private static boolean isChance(String owner, String name, String descriptor) {
        return switch (owner) {
            case "java/lang/Math", "java/lang/StrictMath" -> name.equals("random");
            case "java/util/Random", "java/util/SplittableRandom" -> name.equals("<init>") && descriptor.equals("()V");
            case "java/util/UUID" -> name.equals("randomUUID");
            case "java/util/concurrent/ThreadLocalRandom", "java/security/SecureRandom" -> true;
            case "java/util/Collections" -> name.equals("shuffle") && descriptor.equals("(Ljava/util/List;)V");
            default -> owner.startsWith("java/util/random/");
        };
    }

    private static boolean starts(String owner, List<String> prefixes) {
        return prefixes.stream().anyMatch(owner::startsWith);
    }
}

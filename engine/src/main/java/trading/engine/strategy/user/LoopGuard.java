package trading.engine.strategy.user;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/// Gives the loops of people's strategies an end: each turn of a loop and each call of a method is counted, and
/// now and then the time is looked at. Java cannot stop a thread from outside, so the code stops itself.
///
/// A strategy that catches everything in an endless loop around its loop stays; whoever runs it has to leave
/// its thread behind.
public final class LoopGuard {
    static final String NAME = "trading/engine/strategy/user/LoopGuard";
    static final String TURN = "turn";

    /// A power of two: how many turns pass between two looks at the clock.
    private static final int TURNS = 1_024;

    private static final ThreadLocal<@Nullable Long> DEADLINE = new ThreadLocal<>();

    /// Shared by all threads without a lock: a lost count only makes a look a little later.
    private static int turns;

    private LoopGuard() {}

    /// A loop did not end in time.
    public static final class Overran extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overran(String message) {
            super(message);
        }
    }

    /// Called by guarded code, once each turn.
    @SuppressWarnings("NonAtomicOperationOnSharedField") // see above
    public static void turn() {
        if ((++turns & (TURNS - 1)) == 0) {
            check();
        }
    }

    private static void check() {
        Long deadline = DEADLINE.get();
        if (deadline != null && System.nanoTime() - deadline > 0) {
            throw new Overran("the call did not end in time: is there a loop without an end?");
        }
    }

    /// Runs the call; guarded code in it throws [Overran] when it goes on for longer than `nanos`.
    static <T> T within(long nanos, Supplier<T> call) {
        Long before = DEADLINE.get();
        DEADLINE.set(System.nanoTime() + nanos);
        try {
            return call.get();
        } finally {
            DEADLINE.set(before);
        }
    }

    /// The same class with a count in each loop and method.
    static byte[] guard(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public CountingMethod visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        return new CountingMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }
}

package trading.engine.strategy.user;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Puts a count before each jump that goes back, and at the start. A count takes nothing from the stack and
/// leaves nothing there, so nothing else of the method changes.
final class CountingMethod extends MethodVisitor {
    private final Set<Label> passed = new HashSet<>();

    CountingMethod(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    private void count() {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, LoopGuard.NAME, LoopGuard.TURN, "()V", false);
    }

    private void countWhenBack(Label... targets) {
        for (Label target : targets) {
            if (passed.contains(target)) {
                count();
                return;
            }
        }
    }

    @Override
    public void visitCode() {
        super.visitCode();
        count();
    }

    @Override
    public void visitLabel(Label label) {
        passed.add(label);
        super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        countWhenBack(label);
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        countWhenBack(otherwise);
        countWhenBack(labels);
        super.visitTableSwitchInsn(min, max, otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        countWhenBack(otherwise);
        countWhenBack(labels);
        super.visitLookupSwitchInsn(otherwise, keys, labels);
    }
}

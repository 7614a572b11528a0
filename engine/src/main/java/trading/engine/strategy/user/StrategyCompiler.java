package trading.engine.strategy.user;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jdt.core.compiler.CategorizedProblem;
import org.eclipse.jdt.internal.compiler.ClassFile;
import org.eclipse.jdt.internal.compiler.CompilationResult;
import org.eclipse.jdt.internal.compiler.Compiler;
import org.eclipse.jdt.internal.compiler.DefaultErrorHandlingPolicies;
import org.eclipse.jdt.internal.compiler.batch.CompilationUnit;
import org.eclipse.jdt.internal.compiler.env.ICompilationUnit;
import org.eclipse.jdt.internal.compiler.impl.CompilerOptions;
import org.eclipse.jdt.internal.compiler.problem.DefaultProblemFactory;
import trading.engine.strategy.Strategy;

/// Turns the text of a strategy into classes, in memory. Any thread may use one; calls do not share anything.
public final class StrategyCompiler {
    private static final String LANGUAGE = "21";

    private final ClassLoader loader;

    /// Sources may name every class that the product itself can.
    public StrategyCompiler() {
        this(Strategy.class.getClassLoader());
    }

    StrategyCompiler(ClassLoader loader) {
        this.loader = loader;
    }

    public Compiled compile(StrategySource source) {
        KnownTypes types = new KnownTypes(loader, source.className());
        Map<String, byte[]> classes = new HashMap<>();
        List<CompileProblem> problems = new ArrayList<>();
        Compiler compiler = new Compiler(
                types,
                DefaultErrorHandlingPolicies.proceedWithAllProblems(),
                options(),
                result -> collect(source, result, classes, problems),
                new DefaultProblemFactory(Locale.ENGLISH));
        compiler.compile(
                new ICompilationUnit[] {new CompilationUnit(source.text().toCharArray(), source.file(), "UTF-8")});
        for (IOException failure : types.failures()) {
            problems.add(new CompileProblem(source.file(), 0, 0, true, String.valueOf(failure.getMessage())));
        }
        if (problems.stream().noneMatch(CompileProblem::error) && !classes.containsKey(source.className())) {
            problems.add(misnamed(source, classes));
        }
        problems.sort(Comparator.comparingInt(CompileProblem::line).thenComparingInt(CompileProblem::column));
        return problems.stream().anyMatch(CompileProblem::error)
                ? new Compiled.Broken(problems)
                : new Compiled.Classes(source, classes, problems);
    }

    private static CompileProblem misnamed(StrategySource source, Map<String, byte[]> classes) {
        boolean packaged = classes.keySet().stream().anyMatch(name -> name.endsWith("." + source.className()));
        String text = packaged
                ? "the class is in a package: take out the package line"
                : "no class " + source.className() + " in the file: file and class must have one name";
        return new CompileProblem(source.file(), 1, 0, true, text);
    }

    private static void collect(
            StrategySource source,
            CompilationResult result,
            Map<String, byte[]> classes,
            List<CompileProblem> problems) {
        CategorizedProblem[] found = result.getProblems();
        if (found != null) {
            for (CategorizedProblem problem : found) {
                problems.add(new CompileProblem(
                        source.file(),
                        problem.getSourceLineNumber(),
                        column(source.text(), problem.getSourceStart()),
                        problem.isError(),
                        problem.getMessage()));
            }
        }
        for (ClassFile file : result.getClassFiles()) {
            classes.put(new String(file.fileName()).replace('/', '.'), file.getBytes());
        }
    }

    private static int column(String text, int position) {
        if (position < 0 || position > text.length()) {
            return 0;
        }
        return position - text.lastIndexOf('\n', position - 1);
    }

    private static CompilerOptions options() {
        Map<String, String> options = new HashMap<>();
        options.put(CompilerOptions.OPTION_Source, LANGUAGE);
        options.put(CompilerOptions.OPTION_Compliance, LANGUAGE);
        options.put(CompilerOptions.OPTION_TargetPlatform, LANGUAGE);
        options.put(CompilerOptions.OPTION_LineNumberAttribute, CompilerOptions.GENERATE);
        options.put(CompilerOptions.OPTION_SourceFileAttribute, CompilerOptions.GENERATE);
        options.put(CompilerOptions.OPTION_LocalVariableAttribute, CompilerOptions.GENERATE);
        options.put(CompilerOptions.OPTION_MethodParametersAttribute, CompilerOptions.GENERATE);
        options.put(CompilerOptions.OPTION_ReportUnusedImport, CompilerOptions.IGNORE);
        options.put(CompilerOptions.OPTION_ReportMissingSerialVersion, CompilerOptions.IGNORE);
        return new CompilerOptions(options);
    }
}

package trading.engine.strategy.user;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trading.engine.strategy.Strategy;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.StrategyParameters;

/// A strategy of a file, compiled and ready to be made, as often as it is wanted.
///
/// `warnings`: the compiler's. `forbidden`: what keeps it from trading live, see [ForbiddenUses]; it may run
/// on paper.
public final class UserStrategy {
    private final StrategySource source;
    private final Map<String, byte[]> guarded;
    private final List<CompileProblem> warnings;
    private final List<CompileProblem> forbidden;
    private final Form form;
    private final StrategyDeclaration declaration;

    private UserStrategy(Compiled.Classes compiled, Map<String, byte[]> guarded, Form form, StrategyDeclaration made) {
        this.source = compiled.source();
        this.guarded = guarded;
        this.warnings = compiled.problems();
        this.forbidden = ForbiddenUses.in(source.file(), compiled.classes().values());
        this.form = form;
        this.declaration = made;
    }

    /// What became of a file: a strategy, or what is wrong with it.
    public sealed interface Loaded {
        record Ready(UserStrategy strategy) implements Loaded {}

        record Broken(List<CompileProblem> problems) implements Loaded {
            public Broken {
                problems = List.copyOf(problems);
            }
        }
    }

    /// Compiles it, makes one and asks it what it is. Code of the file runs in this call.
    public static Loaded load(StrategyCompiler compiler, StrategySource source) {
        return switch (compiler.compile(source)) {
            case Compiled.Broken broken -> new Loaded.Broken(broken.problems());
            case Compiled.Classes classes -> load(classes);
        };
    }

    private static Loaded load(Compiled.Classes compiled) {
        StrategySource source = compiled.source();
        Map<String, byte[]> guarded = new HashMap<>();
        compiled.classes().forEach((name, bytes) -> guarded.put(name, LoopGuard.guard(bytes)));
        try {
            Form form = Form.of(new UserClasses(guarded).loadClass(source.className()));
            Strategy first = GuardedStrategy.guarding(() -> form.create(Map.of()), source.file(), source.version());
            return new Loaded.Ready(new UserStrategy(compiled, guarded, form, first.declaration()));
        } catch (FormException wrong) {
            return broken(source, 1, wrong.getMessage());
        } catch (Throwable failed) {
            return broken(source, GuardedStrategy.lineOf(failed, source.file()), failed.toString());
        }
    }

    private static Loaded broken(StrategySource source, int line, @Nullable String text) {
        String said = "cannot be made: " + text;
        return new Loaded.Broken(List.of(new CompileProblem(source.file(), line, 0, true, said)));
    }

    public StrategySource source() {
        return source;
    }

    public StrategyDeclaration declaration() {
        return declaration;
    }

    public List<CompileProblem> warnings() {
        return warnings;
    }

    public List<CompileProblem> forbidden() {
        return forbidden;
    }

    /// A new one with `settings` in place of its defaults, whose calls end in time. Throws
    /// [IllegalArgumentException] that says what is wrong with the settings.
    public Strategy create(Map<String, String> settings) {
        return GuardedStrategy.guarding(() -> form.create(settings), source.file(), source.version());
    }

    /// The same with classes of their own, which share no static field with any other.
    public Strategy createApart(Map<String, String> settings) {
        try {
            Form apart = Form.of(new UserClasses(guarded).loadClass(source.className()));
            return GuardedStrategy.guarding(() -> apart.create(settings), source.file(), source.version());
        } catch (ClassNotFoundException | FormException impossible) {
            throw new IllegalStateException("strategy file: " + source.file() + " was loaded before", impossible);
        }
    }

    /// The class is not of a form that a strategy can be made of.
    private static final class FormException extends Exception {
        private static final long serialVersionUID = 1;

        FormException(String message) {
            super(message);
        }
    }

    /// How one is made: with its parameter record, or with nothing.
    private record Form(
            Constructor<?> constructor, @Nullable Class<? extends Record> parameters) {
        static Form of(Class<?> type) throws FormException {
            if (!Strategy.class.isAssignableFrom(type)) {
                throw new FormException("class " + type.getSimpleName() + " does not implement Strategy");
            }
            List<Constructor<?>> fitting = new ArrayList<>();
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                Class<?>[] taken = constructor.getParameterTypes();
                if (taken.length == 0 || (taken.length == 1 && Record.class.isAssignableFrom(taken[0]))) {
                    fitting.add(constructor);
                }
            }
            if (fitting.size() != 1) {
                throw new FormException("class " + type.getSimpleName() + " has " + fitting.size()
                        + " constructors that take nothing or its parameter record: there must be one");
            }
            Constructor<?> constructor = fitting.getFirst();
            constructor.setAccessible(true);
            Class<?>[] taken = constructor.getParameterTypes();
            return new Form(constructor, taken.length == 0 ? null : taken[0].asSubclass(Record.class));
        }

        Strategy create(Map<String, String> settings) {
            if (parameters == null && !settings.isEmpty()) {
                throw new IllegalArgumentException("strategy: settings=" + settings + ": it has no parameters");
            }
            try {
                Object made = parameters == null
                        ? constructor.newInstance()
                        : constructor.newInstance(StrategyParameters.of(parameters, settings));
                return (Strategy) made;
            } catch (InvocationTargetException thrown) {
                throw unchecked(thrown.getCause());
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("strategy: constructor=" + constructor, impossible);
            }
        }

        private static RuntimeException unchecked(@Nullable Throwable thrown) {
            if (thrown instanceof Error error) {
                throw error;
            }
            return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
        }
    }

    /// The classes of one file.
    private static final class UserClasses extends ClassLoader {
        private final Map<String, byte[]> classes;

        UserClasses(Map<String, byte[]> classes) {
            super("strategy", Strategy.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] own = classes.get(name);
            if (own == null) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : defineClass(name, own, 0, own.length);
            }
        }
    }
}

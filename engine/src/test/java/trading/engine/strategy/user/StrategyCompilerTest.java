package trading.engine.strategy.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyCompilerTest {
    private final StrategyCompiler compiler = new StrategyCompiler();

    @Test
    void a_strategy_of_one_file_becomes_its_classes() {
        Compiled compiled = compiler.compile(Sources.strategy("BuyTheDip", "note", "context.note(\"bar\");"));

        assertThat(compiled).isInstanceOfSatisfying(Compiled.Classes.class, classes -> {
            assertThat(classes.classes()).containsOnlyKeys("BuyTheDip", "BuyTheDip$Parameters");
            assertThat(classes.problems()).isEmpty();
        });
    }

    @Test
    void a_syntax_error_is_told_with_its_file_line_and_column() {
        Compiled compiled =
                compiler.compile(new StrategySource("Broken.java", "public class Broken {\n    int a = ;\n}\n"));

        assertThat(compiled.problems())
                .singleElement()
                .hasToString(
                        "Broken.java:2:11: error: Syntax error on token \"=\", VariableInitializer expected after this token");
    }

    @Test
    void every_error_is_told_at_once_in_the_order_of_lines() {
        String text = "public class Broken {\n    Unknown a;\n    int b = \"text\";\n    void c() { d(); }\n}\n";

        List<CompileProblem> problems =
                compiler.compile(new StrategySource("Broken.java", text)).problems();

        assertThat(problems).extracting(CompileProblem::line).containsExactly(2, 3, 4);
        assertThat(problems).allMatch(CompileProblem::error);
        assertThat(problems.getFirst().text()).isEqualTo("Unknown cannot be resolved to a type");
    }

    @Test
    void file_and_class_have_one_name() {
        Compiled compiled = compiler.compile(new StrategySource("One.java", "class Other {}"));

        assertThat(compiled.problems())
                .singleElement()
                .hasToString("One.java:1: error: no class One in the file: file and class must have one name");
    }

    @Test
    void a_package_line_is_told_to_be_taken_out() {
        Compiled compiled = compiler.compile(new StrategySource("One.java", "package mine;\nclass One {}"));

        assertThat(compiled).isInstanceOf(Compiled.Broken.class);
        assertThat(compiled.problems()).anyMatch(problem -> problem.text().contains("package"));
    }

    @Test
    void records_patterns_and_lambdas_of_java_21_compile() {
        String text = """
                import java.util.List;
                class Modern {
                    sealed interface Shape {}
                    record Circle(double r) implements Shape {}
                    record Square(double a) implements Shape {}
                    static double area(Shape shape) {
                        return switch (shape) {
                            case Circle(double r) when r > 0 -> Math.PI * r * r;
                            case Circle c -> 0;
                            case Square(var a) -> a * a;
                        };
                    }
                    static double sum(List<Shape> all) { return all.stream().mapToDouble(Modern::area).sum(); }
                }
                """;

        assertThat(compiler.compile(new StrategySource("Modern.java", text))).isInstanceOf(Compiled.Classes.class);
    }
}

package trading.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The walls of the house that the compiler does not see.
@AnalyzeClasses(packages = "trading", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    private static final String[] PURE = {
        "trading.engine.model..",
        "trading.engine.message..",
        "trading.engine.core..",
        "trading.engine.matching..",
        "trading.engine.risk..",
        "trading.engine.position..",
        "trading.engine.bar..",
        "trading.engine.state..",
        "trading.engine.indicator..",
        "trading.engine.pattern..",
        "trading.engine.strategy",
        "trading.engine.strategy.host.."
    };

    @ArchTest
    static final ArchRule dependencies_run_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("launcher")
            .definedBy("trading.launcher..")
            .layer("web")
            .definedBy("trading.web..")
            .layer("infra")
            .definedBy("trading.infra..")
            .layer("engine")
            .definedBy("trading.engine..")
            .whereLayer("launcher")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("launcher")
            .whereLayer("infra")
            .mayOnlyBeAccessedByLayers("launcher", "web")
            .because("a stranger finds the folder for a line by asking what it may depend on");

    @ArchTest
    static final ArchRule pure_packages_have_no_clock = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .because("time comes with the command, so that a replay decides the same");

    @ArchTest
    static final ArchRule pure_packages_have_no_chance_threads_files_or_log = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net..", "java.util.concurrent..", "java.sql..", "org.slf4j..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.SplittableRandom")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Thread")
            .because("two replays of one journal must be equal to the last byte");

    @ArchTest
    static final ArchRule pure_packages_do_not_iterate_in_hash_order = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.HashMap")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.HashSet")
            .because("the order of a hash table is nobody's decision");

    @ArchTest
    static final ArchRule money_is_never_a_double = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(
                    "trading.engine.model..",
                    "trading.engine.message..",
                    "trading.engine.core..",
                    "trading.engine.matching..",
                    "trading.engine.risk..",
                    "trading.engine.position..")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class)
            .because("money and quantities are exact on the way from a request to a position");

    @ArchTest
    static final ArchRule ta4j_stays_behind_its_adapter = noClasses()
            .that()
            .resideOutsideOfPackage("trading.engine.indicator.ta4j..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.ta4j..")
            .because("it allocates on every bar and is here for strategies that ask for it by name");

    @ArchTest
    static final ArchRule language_models_are_asked_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("trading.engine.analyst.language..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.langchain4j..")
            .because("every call goes through its budget, its deadline and its journal");

    @ArchTest
    static final ArchRule no_java_serialisation = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .because("reading foreign objects runs foreign code");

    @ArchTest
    static final ArchRule no_console_printing_outside_the_launcher = noClasses()
            .that()
            .resideOutsideOfPackage("trading.launcher..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("the terminal belongs to the commands; everything else logs");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = classes()
            .should()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl")
            .because("these words say nothing");
}

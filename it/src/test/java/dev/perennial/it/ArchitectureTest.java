package dev.perennial.it;

import static com.tngtech.archunit.base.DescribedPredicate.and;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pins the house rules that the compiler cannot see. */
class ArchitectureTest {
    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.perennial");
    }

    @Test
    void nothingBelowKnowsAnythingAbove() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.perennial..")
                .layer("pki")
                .definedBy("dev.perennial.pki..")
                .layer("acme")
                .definedBy("dev.perennial.acme..")
                .layer("engine")
                .definedBy("dev.perennial.engine..")
                .layer("lineage")
                .definedBy("dev.perennial.lineage..")
                .layer("dns")
                .definedBy("dev.perennial.dns..")
                .layer("testkit")
                .definedBy("dev.perennial.testkit..")
                .layer("cli")
                .definedBy("dev.perennial.cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("testkit")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("dns")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("lineage")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("lineage", "dns", "cli")
                .whereLayer("acme")
                .mayOnlyBeAccessedByLayers("engine", "lineage", "dns", "cli")
                .check(classes);
    }

    /** So that each can be understood, and taken elsewhere, with those it needs and without those that need it. */
    @Test
    void roomsKnowEachOtherInOneDirection() {
        for (String module : List.of("cli", "dns", "lineage")) {
            slices().matching("dev.perennial." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(classes);
        }
    }

    @Test
    void theProtocolKnowsNoFiles() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.perennial.pki..", "dev.perennial.acme..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.util.prefs..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.File")
                .check(classes);
    }

    @Test
    void onlyOneClassSleeps() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.perennial.acme.SystemSleeper")
                .should()
                .callMethodWhere(target(and(name("sleep"), owner(equivalentTo(Thread.class)))))
                .check(classes);
    }

    @Test
    void nothingStaticChanges() {
        noFields().that().areStatic().should().notBeFinal().check(classes);
    }

    /** One stream per process belongs to the command line; a library that prints cannot be embedded. */
    @Test
    void onlyTheCommandLineTouchesTheTerminalAndTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.perennial.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(classes);
    }
}

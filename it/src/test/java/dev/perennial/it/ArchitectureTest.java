package dev.perennial.it;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Pins the direction in which modules may know each other: data flows one way, nothing below knows anything above. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.perennial");

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
                .layer("testkit")
                .definedBy("dev.perennial.testkit..")
                .layer("cli")
                .definedBy("dev.perennial.cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("testkit")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("lineage")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("lineage", "cli")
                .whereLayer("acme")
                .mayOnlyBeAccessedByLayers("engine", "lineage", "cli")
                .withOptionalLayers(true)
                .check(CLASSES);
    }
}

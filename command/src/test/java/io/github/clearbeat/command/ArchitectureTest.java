package io.github.clearbeat.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The picture of the modules in ARCHITECTURE.md, held against the classes. */
class ArchitectureTest {
  private static final String ROOT = "io.github.clearbeat.";

  /** Lowest first; modules of one level do not know each other. */
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("signal", "network"),
          List.of("recording"),
          List.of("format", "beat", "evaluation"),
          List.of("dataset"),
          List.of("model"),
          List.of("explanation"),
          List.of("study", "analysis"),
          List.of("training", "report"),
          List.of("command"));

  /** A package with more public types than this has become a drawer: split it, or hide some. */
  private static final int MOST_PUBLIC_TYPES = 40;

  private static JavaClasses clearbeat;

  @BeforeAll
  static void read() {
    clearbeat =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.clearbeat");
  }

  private static String module(JavaClass one) {
    String name = one.getPackageName();
    return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.")[0] : "";
  }

  private static int level(String module) {
    for (int level = 0; level < LEVELS.size(); level++) {
      if (LEVELS.get(level).contains(module)) {
        return level;
      }
    }
    return -1;
  }

  @Test
  void everyModuleHasItsPlace() {
    assertThat(clearbeat)
        .extracting(ArchitectureTest::module)
        .allSatisfy(
            module ->
                assertThat(level(module))
                    .as("module %s: give it a level here and in ARCHITECTURE.md", module)
                    .isNotNegative());
  }

  @Test
  void importsGoDownOnly() {
    classes()
        .should(
            new ArchCondition<>("import only from modules below") {
              @Override
              public void check(JavaClass from, ConditionEvents events) {
                from.getDirectDependenciesFromSelf().stream()
                    .filter(d -> level(module(d.getTargetClass())) >= 0)
                    .filter(d -> !module(d.getTargetClass()).equals(module(from)))
                    .filter(d -> level(module(d.getTargetClass())) >= level(module(from)))
                    .forEach(
                        d ->
                            events.add(
                                SimpleConditionEvent.violated(
                                    from,
                                    "move what both need down, or hand it in: "
                                        + d.getDescription())));
              }
            })
        .check(clearbeat);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(clearbeat);
  }

  @Test
  void theFewPublicTypesOfAPackageAreItsFace() {
    Map<String, Integer> publicTypes = new TreeMap<>();
    for (JavaClass one : clearbeat) {
      if (one.isTopLevelClass() && one.getModifiers().contains(JavaModifier.PUBLIC)) {
        publicTypes.merge(one.getPackageName(), 1, Integer::sum);
      }
    }
    assertThat(publicTypes)
        .allSatisfy(
            (name, count) ->
                assertThat(count)
                    .as("public types of %s: make package-private what others need not see", name)
                    .isLessThanOrEqualTo(MOST_PUBLIC_TYPES));
    assertThat(publicTypes).containsEntry(ROOT + "command", 1);
  }

  @Test
  void nothingIsADrawer() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..", "..utils..", "..common..", "..helper..", "..impl..", "..misc..")
        .because("a package is named after what it knows")
        .check(clearbeat);
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .because("a type is named after what it is")
        .check(clearbeat);
  }

  @Test
  void theCoreKnowsNoHeart() {
    noClasses()
        .that(inModules("signal", "network"))
        .should()
        .dependOnClassesThat(
            inModules("recording", "format", "beat", "evaluation", "dataset", "model"))
        .because("signal and network are of use without an ECG")
        .check(clearbeat);
  }

  private static DescribedPredicate<JavaClass> inModules(String... modules) {
    return DescribedPredicate.describe(
        "modules " + String.join(", ", modules), one -> List.of(modules).contains(module(one)));
  }
}

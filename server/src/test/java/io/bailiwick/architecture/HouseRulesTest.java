package io.bailiwick.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  @Test
  void every_use_case_says_what_its_transaction_may_see() {
    classes()
        .that()
        .areAnnotatedWith("jakarta.ejb.Stateless")
        .should(sayWhatTheySee())
        .because("a use case that forgets it sees nothing, and one that guesses may see too much")
        .check(Bailiwick.CLASSES);
  }

  @Test
  void entities_have_no_setters() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith("jakarta.persistence.Entity")
        .should()
        .haveNameNotMatching("set[A-Z].*")
        .because("an entity changes by verbs of its business, which check their guards")
        .check(Bailiwick.CLASSES);
  }

  @Test
  void time_comes_from_the_injected_clock() {
    noClasses()
        .that()
        .doNotHaveSimpleName("MovableClock")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("a test that moves the clock must move all of it")
        .check(Bailiwick.CLASSES);
  }

  @Test
  void money_and_usage_know_no_floating_point() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(
            "io.bailiwick.metering..", "io.bailiwick.billing..", "io.bailiwick.catalog..")
        .should()
        .notHaveRawType(double.class)
        .andShould()
        .notHaveRawType(float.class)
        .andShould()
        .notHaveRawType(Double.class)
        .because("0.1 + 0.2 must be 0.3, to the cent")
        .check(Bailiwick.CLASSES);
  }

  @Test
  void names_say_what_a_class_does() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Data|Info)")
        .because("these words say nothing")
        .check(Bailiwick.CLASSES);
  }

  @Test
  void jobs_are_beans_that_the_timers_find() {
    classes()
        .that()
        .implement("io.bailiwick.kernel.work.Job")
        .should()
        .beAnnotatedWith("jakarta.enterprise.context.ApplicationScoped")
        .because("a job that is not a bean never runs, and nobody would notice")
        .check(Bailiwick.CLASSES);
  }

  private static ArchCondition<JavaClass> sayWhatTheySee() {
    return new ArchCondition<>("carry @ForTenant or @ForPlatform, or run without a transaction") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var onClass = saysSo(type);
        var onEveryMethod =
            type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .allMatch(
                    method ->
                        method.isAnnotatedWith("io.bailiwick.kernel.work.ForTenant")
                            || method.isAnnotatedWith("io.bailiwick.kernel.work.ForPlatform"));
        if (!onClass && !onEveryMethod) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " does not say."));
        }
      }
    };
  }

  private static boolean saysSo(JavaClass type) {
    return type.isAnnotatedWith("io.bailiwick.kernel.work.ForTenant")
        || type.isAnnotatedWith("io.bailiwick.kernel.work.ForPlatform")
        || (type.isAnnotatedWith("jakarta.ejb.TransactionAttribute")
            && type.getAnnotationOfType("jakarta.ejb.TransactionAttribute")
                .get("value")
                .map(Object::toString)
                .orElse("")
                .contains("NOT_SUPPORTED"));
  }
}

package io.bailiwick.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.bailiwick.architecture.Bailiwick.inLayer;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

class LayersTest {

  @Test
  void the_domain_does_no_io_and_knows_no_container() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.bailiwick..",
            "java.lang..",
            "java.math..",
            "java.nio.charset..",
            "java.security..",
            "java.text..",
            "java.time..",
            "java.util..",
            "javax.crypto..",
            "jakarta.persistence..",
            "jakarta.validation..",
            "com.github.f4b6a3.uuid..")
        .because("the rules must be readable, and testable, without a database or a server")
        .check(Bailiwick.DOMAIN);
  }

  @Test
  void services_reach_the_database_through_the_domains_interfaces() {
    noClasses()
        .that(inLayer("work"))
        .or(inLayer("http"))
        .should()
        .dependOnClassesThat(inLayer("store"))
        .because("a use case names what it needs in the domain's words; SQL stays in persistence")
        .check(Bailiwick.CLASSES);
  }

  @Test
  void services_know_nothing_of_http_resources() {
    noClasses()
        .that(inLayer("work"))
        .should()
        .dependOnClassesThat(inLayer("http"))
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("jakarta.ws.rs..")
        .because("the same use cases serve the API, the jobs and the proxies")
        .check(Bailiwick.CLASSES);
  }

  @Test
  void contexts_call_only_those_before_them() {
    classes()
        .should(callOnlyContextsBeforeTheirOwn())
        .because("what has to travel the other way is a domain event")
        .check(Bailiwick.CLASSES);
  }

  private static ArchCondition<JavaClass> callOnlyContextsBeforeTheirOwn() {
    return new ArchCondition<>("call only contexts before their own") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> isBackward(type, dependency))
            .forEach(
                dependency ->
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
      }
    };
  }

  private static boolean isBackward(JavaClass from, Dependency dependency) {
    var to = dependency.getTargetClass();
    // The kernel's web layer hands out answers once, and asks identity who calls: it is the frame
    // that every resource stands in, not a room of its own.
    if (Bailiwick.layerOf(from).filter("http"::equals).isPresent()
        && Bailiwick.contextOf(from).filter("kernel"::equals).isPresent()) {
      return false;
    }
    return rank(to) > rank(from) && rank(from) >= 0;
  }

  private static int rank(JavaClass type) {
    return Bailiwick.contextOf(type).map(Bailiwick.CONTEXTS::indexOf).orElse(-1);
  }
}

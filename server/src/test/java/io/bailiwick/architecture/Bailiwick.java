package io.bailiwick.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The application's own classes, as the build left them in each module, and their rooms. */
final class Bailiwick {

  /** In the order in which they may call: each one itself and those before it. */
  static final List<String> CONTEXTS =
      List.of(
          "kernel",
          "identity",
          "catalog",
          "vault",
          "metering",
          "billing",
          "fleet",
          "agents",
          "schedule",
          "traffic",
          "operations");

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPaths(
              List.of(
                  classesOf("domain"),
                  classesOf("persistence"),
                  classesOf("services-ejb"),
                  classesOf("web-rest")));

  static final JavaClasses DOMAIN = new ClassFileImporter().importPath(classesOf("domain"));

  private Bailiwick() {}

  private static Path classesOf(String module) {
    return Path.of("..", module, "target", "classes");
  }

  static Optional<String> contextOf(JavaClass type) {
    return part(type, 2);
  }

  static Optional<String> layerOf(JavaClass type) {
    return part(type, 3);
  }

  private static Optional<String> part(JavaClass type, int at) {
    var parts = type.getPackageName().split("\\.");
    return type.getPackageName().startsWith("io.bailiwick.") && parts.length > at
        ? Optional.of(parts[at])
        : Optional.empty();
  }

  static DescribedPredicate<JavaClass> inLayer(String layer) {
    return DescribedPredicate.describe(
        "in the layer " + layer, type -> layerOf(type).filter(layer::equals).isPresent());
  }
}

package io.bailiwick.kernel.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the compiled resources say that they serve, in the document's words. */
final class ServedCalls {

  private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target/classes");

  private ServedCalls() {}

  /** Such as {@code GET /agents/{agent_id}}, below {@code /api/v1}. */
  static Set<String> ofResources() {
    return resources()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).flatMap(ServedCalls::calls))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static List<Method> methods() {
    return resources()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> calls(method).findAny().isPresent())
        .toList();
  }

  static Stream<String> calls(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(verb -> verb.value() + " " + path(method));
  }

  private static String path(Method method) {
    var own = method.getAnnotation(Path.class);
    var joined =
        "/"
            + method.getDeclaringClass().getAnnotation(Path.class).value()
            + "/"
            + (own == null ? "" : own.value());
    return joined
        .replaceAll("\\{\\s*(\\w+)\\s*:[^/]*}", "{$1}")
        .replaceAll("/+", "/")
        .replaceAll("(?<=.)/$", "");
  }

  private static Stream<Class<?>> resources() {
    try (var files = Files.walk(CLASSES)) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && file.startsWith("io/bailiwick/"))
          .map(file -> file.substring(0, file.length() - 6).replace('/', '.'))
          .<Class<?>>map(ServedCalls::load)
          .filter(type -> type.isAnnotationPresent(Path.class))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ServedCalls.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}

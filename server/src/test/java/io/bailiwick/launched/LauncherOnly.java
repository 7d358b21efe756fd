package io.bailiwick.launched;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** Leaves out, in the round on Payara Server, what {@code launcher-only.txt} names. */
public final class LauncherOnly implements PostDiscoveryFilter {
  private static final Set<String> NAMED =
      lines().stream().map(LauncherOnly::name).collect(Collectors.toSet());
  private static final boolean ON_PAYARA_SERVER =
      System.getProperty("bailiwick.server", "launched").equals("payara");

  @Override
  public FilterResult apply(TestDescriptor test) {
    var left = ON_PAYARA_SERVER && test.getSource().map(LauncherOnly::named).orElse(false);
    return FilterResult.includedIf(!left);
  }

  private static boolean named(TestSource source) {
    if (source instanceof MethodSource method) {
      var type = simple(method.getClassName());
      return NAMED.contains(type) || NAMED.contains(type + "#" + method.getMethodName());
    }
    return source instanceof ClassSource type && NAMED.contains(simple(type.getClassName()));
  }

  /** The lines that name something, without those that tell. */
  static List<String> lines() {
    try (var file = LauncherOnly.class.getResourceAsStream("launcher-only.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** The first word of a line: {@code Class} or {@code Class#method}. */
  static String name(String line) {
    return line.substring(0, line.indexOf(' '));
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}

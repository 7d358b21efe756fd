package io.bailiwick.billing.store;

import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.LowercaseEnum;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A set of axes as text, since arrays of arrays cannot be handed over. */
final class AxesText {

  private AxesText() {}

  static String of(Enum<?> constant) {
    return LowercaseEnum.text(constant);
  }

  static String of(Set<Axis> axes) {
    return axes.stream().sorted().map(LowercaseEnum::text).collect(Collectors.joining(","));
  }

  static Set<Axis> parse(String text) {
    return Arrays.stream(text.split(","))
        .filter(axis -> !axis.isEmpty())
        .map(axis -> LowercaseEnum.parse(Axis.class, axis))
        .collect(Collectors.toUnmodifiableSet());
  }
}

package io.bailiwick.fleet.work;

import io.bailiwick.kernel.work.Settings;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * {@code BAILIWICK_MONITOR_INTERVAL}: {@code 60s} unless set, such as {@code 500ms} or {@code 2m}.
 */
final class MonitorInterval {

  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})(ms|s|m|h)?");

  private MonitorInterval() {}

  static Duration configured() {
    return parse(Settings.text("bailiwick.monitor-interval").orElse("60s"));
  }

  static Duration parse(String text) {
    var found = FORM.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException(
          "BAILIWICK_MONITOR_INTERVAL is '" + text + "' but must be a duration such as 60s.");
    }
    var number = Long.parseLong(found.group(1));
    var unit = found.group(2) == null ? "s" : found.group(2);
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofSeconds(number);
    };
  }
}

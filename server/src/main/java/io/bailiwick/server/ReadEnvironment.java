package io.bailiwick.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Turns environment variables into settings, and refuses what nobody would read: a misspelt
 * variable is worse than a missing one, since its owner believes that it works.
 */
final class ReadEnvironment {
  private static final String PREFIX = "BAILIWICK_";

  /** What Kubernetes sets for a service whose name starts with "bailiwick". */
  private static final Pattern SERVICE_NAME =
      Pattern.compile(".*_SERVICE_(HOST|PORT(_.*)?)|.*_PORT_[0-9]+_(TCP|UDP|SCTP)(_.*)?");

  private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://?.*");

  private final Map<String, String> ours = new TreeMap<>();
  private final Map<Setting, String> values = new EnumMap<>(Setting.class);
  private final Set<Setting> wrong = EnumSet.noneOf(Setting.class);
  private final List<String> faults = new ArrayList<>();

  ReadEnvironment(Map<String, String> environment) {
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !value.isEmpty() && !fromKubernetes(name, value)) {
            ours.put(name, value);
          }
        });
    for (var setting : Setting.values()) {
      try {
        var value = valueOf(setting);
        if (value != null) {
          values.put(setting, checked(setting, value));
        }
      } catch (StartRefused refused) {
        wrong.add(setting);
        faults.add(refused.getMessage());
      }
    }
    for (var unknown : ours.keySet()) {
      faults.add(
          unknown
              + " is not a setting of Bailiwick. Correct its name or unset it;"
              + " docs/configuration.md lists all settings.");
    }
  }

  /** The settings that were given, each with a value of its kind. */
  Map<Setting, String> values() {
    return values;
  }

  /** Those that were given and are not among the values. */
  Set<Setting> wrong() {
    return wrong;
  }

  /** What is wrong, a sentence each, for the operator to mend at once. */
  List<String> faults() {
    return faults;
  }

  private String valueOf(Setting setting) {
    var value = ours.remove(setting.variable());
    var file = setting.secret() ? ours.remove(setting.fileVariable()) : null;
    if (value != null && file != null) {
      throw new StartRefused(
          setting.variable() + " and " + setting.fileVariable() + " are both set. Unset one.");
    }
    return file == null ? value : contentOf(setting, Path.of(file));
  }

  private static String contentOf(Setting setting, Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new StartRefused(
          setting.fileVariable() + " names " + file + ", which cannot be read. Check the file.",
          unreadable);
    }
  }

  private static String checked(Setting setting, String value) {
    if (!setting.kind().accepts(value)) {
      throw new StartRefused(
          setting.variable()
              + " is \""
              + value
              + "\", but takes only: "
              + setting.kind().words()
              + ". Correct it and start again.");
    }
    return value;
  }

  private static boolean fromKubernetes(String name, String value) {
    return SERVICE_NAME.matcher(name).matches()
        || (name.endsWith("_PORT") && SERVICE_ADDRESS.matcher(value).matches());
  }
}

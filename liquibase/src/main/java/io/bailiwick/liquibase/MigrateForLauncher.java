package io.bailiwick.liquibase;

import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;

/**
 * {@link Migrate} as the launcher calls it, which loads this module apart from the application, so
 * the two speak in the JDK's own types: the settings, the words of the command, and its exit code.
 */
public final class MigrateForLauncher
    implements ToIntBiFunction<Map<String, String>, List<String>> {

  @Override
  public int applyAsInt(Map<String, String> settings, List<String> words) {
    return new Migrate(settings, System.out).run(words.toArray(String[]::new));
  }
}

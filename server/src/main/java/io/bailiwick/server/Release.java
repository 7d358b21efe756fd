package io.bailiwick.server;

import java.io.IOException;
import java.util.Properties;

/** Which versions this build holds; the build writes them down. */
final class Release {
  private static final Properties PROPERTIES = load();

  private Release() {}

  static String version() {
    return PROPERTIES.getProperty("version");
  }

  /** Such as 18.6.0. */
  static String postgresVersion() {
    return PROPERTIES.getProperty("postgres.version");
  }

  /** Such as 18. */
  static String postgresMajorVersion() {
    return postgresVersion().substring(0, postgresVersion().indexOf('.'));
  }

  private static Properties load() {
    var properties = new Properties();
    try (var resource = Release.class.getResourceAsStream("release.properties")) {
      properties.load(resource);
      return properties;
    } catch (IOException fault) {
      throw new IllegalStateException("release.properties is missing from the jar.", fault);
    }
  }
}

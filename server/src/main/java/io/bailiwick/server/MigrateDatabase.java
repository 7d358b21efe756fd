package io.bailiwick.server;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Brings the schema up to date. The migrations come with the persistence module's classes, which
 * the application has too and would find here first; so they are loaded apart, and unloaded when
 * they are done.
 */
final class MigrateDatabase {
  private static final String ENTRY = "io.bailiwick.liquibase.UpdateDatabase";
  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  private MigrateDatabase() {}

  /**
   * Applies what is missing and sets the password of the application's role.
   *
   * @return how many changes it applied
   * @throws StartRefused with the reason for the operator
   */
  static int update(DatabaseLogin owner, DatabaseLogin application, String systemRole) {
    LIQUIBASE.setLevel(Level.WARNING);
    var request =
        Map.of(
            "url", owner.url(),
            "user", owner.user(),
            "password", owner.password(),
            "app_role", application.user(),
            "app_password", application.password(),
            "system_role", systemRole);
    var thread = Thread.currentThread();
    var usual = thread.getContextClassLoader();
    try (var loader = new URLClassLoader(jars(), MigrateDatabase.class.getClassLoader())) {
      thread.setContextClassLoader(loader); // Liquibase looks for its parts there.
      return entry(loader).apply(request).size();
    } catch (IllegalStateException refused) {
      throw new StartRefused(refused.getMessage(), refused);
    } catch (IOException | ReflectiveOperationException broken) {
      throw new IllegalStateException("The migrations beside the launcher are broken.", broken);
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  @SuppressWarnings("unchecked") // What UpdateDatabase declares.
  private static Function<Map<String, String>, List<String>> entry(ClassLoader loader)
      throws ReflectiveOperationException {
    var entry = Class.forName(ENTRY, true, loader).getDeclaredConstructor().newInstance();
    return (Function<Map<String, String>, List<String>>) entry;
  }

  private static URL[] jars() throws IOException {
    var urls = new ArrayList<URL>();
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(Launch.beside("migrations"), "*.jar")) {
      for (var jar : jars) {
        urls.add(url(jar));
      }
    }
    return urls.toArray(URL[]::new);
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }
}

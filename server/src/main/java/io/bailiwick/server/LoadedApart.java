package io.bailiwick.server;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs what comes with classes that the application has too, and would find here first: it is
 * loaded from {@code tools/} beside the launcher, and unloaded when it is done. Both sides speak in
 * the JDK's own types; a refusal is an {@link IllegalStateException} with one line for the
 * operator.
 */
final class LoadedApart {
  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  private LoadedApart() {}

  /**
   * Makes an object of the class and works with it.
   *
   * @param <T> a type of the JDK that the class has
   * @throws StartRefused with the reason for the operator
   */
  static <T, R> R run(String className, Function<T, R> work) {
    LIQUIBASE.setLevel(Level.WARNING);
    var thread = Thread.currentThread();
    var usual = thread.getContextClassLoader();
    try (var loader = new URLClassLoader(jars(), LoadedApart.class.getClassLoader())) {
      thread.setContextClassLoader(loader); // Liquibase looks for its parts there.
      return work.apply(make(className, loader));
    } catch (IllegalStateException refused) {
      throw new StartRefused(refused.getMessage(), refused);
    } catch (IOException | ReflectiveOperationException broken) {
      throw new IllegalStateException("The tools beside the launcher are broken.", broken);
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  /**
   * Makes an object of the class that goes on working until the process ends.
   *
   * @param <T> a type of the JDK that the class has
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // The caller knows the class.
  static <T> T keep(String className) {
    try {
      return make(className, new URLClassLoader(jars(), LoadedApart.class.getClassLoader()));
    } catch (IOException | ReflectiveOperationException broken) {
      throw new IllegalStateException("The tools beside the launcher are broken.", broken);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The caller knows the class.
  private static <T> T make(String className, ClassLoader loader)
      throws ReflectiveOperationException {
    return (T) Class.forName(className, true, loader).getDeclaredConstructor().newInstance();
  }

  private static URL[] jars() throws IOException {
    var urls = new ArrayList<URL>();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Launch.beside("tools"), "*.jar")) {
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

package io.bailiwick.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** The HTTP port, which is a proxy of our own before the application's web server. */
final class HttpFront {
  private static final String ENTRY = "io.bailiwick.front.OpenFront";
  private static final String CHECK = "io.bailiwick.front.CheckCertificate";

  private HttpFront() {}

  /**
   * Looks at the certificate before anything is started.
   *
   * @throws StartRefused if a server cannot serve with it
   */
  static void check(Settings settings) {
    settings
        .tls()
        .ifPresent(
            files ->
                LoadedApart.<BiFunction<Path, Path, Boolean>, Boolean>run(
                    CHECK, check -> check.apply(files.certificate(), files.key())));
  }

  /**
   * Opens the port.
   *
   * @param application where the web server listens on loopback
   * @return what closes it, with so many milliseconds for answers in progress
   * @throws StartRefused if the port or the certificate cannot be had
   */
  static LongConsumer open(Settings settings, int application, String secret) {
    var given = new HashMap<String, Object>();
    given.put("port", settings.httpPort());
    given.put("application", application);
    given.put("secret", secret);
    given.put("say", (Consumer<String>) Progress::complain);
    settings
        .tls()
        .ifPresent(
            files -> {
              given.put("certificate", files.certificate());
              given.put("key", files.key());
            });
    try {
      return LoadedApart.<Function<Map<String, Object>, LongConsumer>>keep(ENTRY).apply(given);
    } catch (IllegalStateException refused) {
      throw new StartRefused(refused.getMessage(), refused);
    }
  }
}

package io.bailiwick.launched;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A copy of the domain that comes with Payara Server, on free ports of the loopback. */
final class PayaraDomain {
  private static final Pattern PORT =
      Pattern.compile(
          "(<(?:network-listener|iiop-listener|jmx-connector)\\b[^>]*\\bport=\")(\\d+)");

  private final Path root;

  private PayaraDomain(Path root) {
    this.root = root;
  }

  static PayaraDomain copied(Path payara, Path into) throws IOException {
    var from = payara.resolve("glassfish/domains/domain1");
    var root = into.resolve("bailiwick");
    try (var paths = Files.walk(from)) {
      for (var path : paths.toList()) {
        var to = root.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to);
        }
      }
    }
    return new PayaraDomain(root);
  }

  Path root() {
    return root;
  }

  /** HTTP, JMX and asadmin on these ports; what nobody calls on any; 200 threads, no data grid. */
  void listen(int http, int jmx, int admin) throws IOException {
    var file = root.resolve("config/domain.xml");
    var xml = Files.readString(file);
    xml =
        PORT.matcher(xml)
            .replaceAll(
                hit -> {
                  var port =
                      switch (hit.group(2)) {
                        case "8080" -> http;
                        case "8686" -> jmx;
                        case "4848" -> admin;
                        default -> FreePort.any();
                      };
                  return Matcher.quoteReplacement(hit.group(1) + port);
                });
    xml =
        xml.replace("address=\"0.0.0.0\"", "address=\"127.0.0.1\"")
            .replace("<network-listener port", "<network-listener address=\"127.0.0.1\" port")
            // As asadmin sets it; a pool that is at work does not heed it.
            .replace(
                "<thread-pool name=\"http-thread-pool\"",
                "<thread-pool name=\"http-thread-pool\" max-thread-pool-size=\"200\"")
            .replace(
                "<hazelcast-config-specific-configuration>",
                "<hazelcast-config-specific-configuration enabled=\"false\">")
            .replace(
                "<jvm-options>-Xmx512m</jvm-options>",
                "<jvm-options>-Xmx512m</jvm-options>"
                    + "<jvm-options>-XX:+UseSerialGC</jvm-options>"
                    // As with the launcher's own process: tests do not repay the second compiler.
                    + "<jvm-options>-XX:TieredStopAtLevel=1</jvm-options>");
    Files.writeString(file, xml);
  }

  /** Ends its process by SIGTERM, or else by SIGKILL. */
  void stop(Duration patience) {
    try {
      var pid = Files.readString(root.resolve("config/pid")).strip();
      var process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      process.destroy();
      process.onExit().completeOnTimeout(process, patience.toSeconds(), TimeUnit.SECONDS).join();
      process.destroyForcibly();
      process.onExit().join();
    } catch (IOException neverStarted) {
      // Nothing is left to do.
    }
  }
}

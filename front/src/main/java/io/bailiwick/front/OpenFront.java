package io.bailiwick.front;

import io.bailiwick.wire.TlsFiles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * How the launcher opens the front, which it has loaded apart: both sides speak in the JDK's own
 * types. Given are {@code port}, {@code application} (the web server's port on loopback), {@code
 * secret}, {@code say} (a consumer of lines for the operator), and for TLS {@code certificate} and
 * {@code key} (paths). Answered is what stops it: it takes nothing more, and answers in progress
 * have as many milliseconds as it is given.
 */
public final class OpenFront implements Function<Map<String, Object>, LongConsumer> {

  @Override
  @SuppressWarnings("unchecked") // The launcher's side of the agreement above.
  public LongConsumer apply(Map<String, Object> given) {
    var say = (Consumer<String>) given.get("say");
    var tls =
        given.containsKey("certificate")
            ? TlsFiles.open((Path) given.get("certificate"), (Path) given.get("key"), say)
            : null;
    var application =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), (int) given.get("application"));
    var front = new Front(application, (String) given.get("secret"), tls, FrontLimits.standard());
    front.listen((int) given.get("port"));
    return front::stop;
  }
}

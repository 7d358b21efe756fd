package io.bailiwick.wire;

import io.bailiwick.wire.CertificatePair.BadPair;
import io.bailiwick.wire.CertificatePair.Content;
import io.netty.handler.ssl.SslHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * TLS for a server, from two files that may change while it runs. Both are looked at every few
 * seconds; a new pair is checked, and then every new connection has it. Those that are open go on
 * under theirs. A bad pair is told of, and the one before it stays.
 */
public final class TlsFiles implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);

  /** So that handshakes keep nobody waiting who has had his; those beyond the queue are cut. */
  private static final Executor HANDSHAKES = handshakes();

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final Path certificates;
  private final Path key;
  private final Consumer<String> say;
  private final Thread looking;
  private Content taken;
  private Content refused;
  private String told = "";
  private volatile SSLContext context;

  static {
    // One handshake for each connection; read by Java when it first serves one.
    System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
  }

  private TlsFiles(Path certificates, Path key, Consumer<String> say) {
    this.certificates = certificates;
    this.key = key;
    this.say = say;
    looking = new Thread(this::lookOnAndOn, "bailiwick-tls-files");
    looking.setDaemon(true);
  }

  /**
   * Reads both and begins to look at them.
   *
   * @param certificates the server's own, then those that vouch for it, in PEM
   * @param key its private key in PEM, without a passphrase
   * @param say takes a line for the operator when a pair was taken or refused
   * @throws IllegalStateException saying in a line why one cannot serve with them
   */
  public static TlsFiles open(Path certificates, Path key, Consumer<String> say) {
    var files = new TlsFiles(certificates, key, say);
    files.takeFirst();
    files.looking.start();
    return files;
  }

  /**
   * @throws IllegalStateException saying in a line why one cannot serve with them
   */
  public static void check(Path certificates, Path key) {
    new TlsFiles(certificates, key, line -> {}).takeFirst();
  }

  private void takeFirst() {
    try {
      var content = Content.of(certificates, key);
      take(content, CertificatePair.of(content));
    } catch (BadPair bad) {
      throw new IllegalStateException("TLS cannot be served: " + bad.getMessage(), bad);
    }
  }

  private void take(Content content, CertificatePair pair) throws BadPair {
    context = pair.context();
    taken = content;
    if (pair.ends().isBefore(Instant.now())) {
      say.accept("The certificate in " + certificates + " has ended on " + pair.ends() + ".");
    }
  }

  /** For one new connection. */
  public SslHandler handler() {
    var engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    var parameters = engine.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setCipherSuites(strong(engine.getSupportedCipherSuites()));
    parameters.setUseCipherSuitesOrder(true);
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    engine.setSSLParameters(parameters);
    var handler = new SslHandler(engine, HANDSHAKES);
    handler.setHandshakeTimeoutMillis(HANDSHAKE.toMillis());
    return handler;
  }

  private static Executor handshakes() {
    var threads = Runtime.getRuntime().availableProcessors();
    var pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(1_000),
            task -> {
              var thread = new Thread(task, "bailiwick-tls-handshake");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Those with forward secrecy and authenticated encryption. */
  private static String[] strong(String[] supported) {
    return Arrays.stream(supported)
        .filter(suite -> !suite.contains("_DHE_") && !suite.contains("_anon_"))
        .filter(suite -> suite.startsWith("TLS_ECDHE_") || !suite.contains("_WITH_"))
        .filter(suite -> suite.contains("_GCM_") || suite.contains("_CHACHA20_"))
        .toArray(String[]::new);
  }

  private void lookOnAndOn() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
        look();
      }
    } catch (InterruptedException closed) {
      // Nobody needs it any more.
    }
  }

  /**
   * Two files do not change in one moment: what is bad is told of when it stays so until the next
   * look.
   */
  private void look() {
    Content content = null;
    try {
      content = Content.of(certificates, key);
      if (content.same(taken)) {
        refused = null;
        told = "";
        return;
      }
      var pair = CertificatePair.of(content);
      if (pair.ends().isBefore(Instant.now())) {
        throw new BadPair(certificates + " has ended on " + pair.ends() + ".", null);
      }
      take(content, pair);
      told = "";
      say.accept(
          "New connections have the certificate that is in "
              + certificates
              + " now; it ends on "
              + pair.ends()
              + ".");
    } catch (BadPair bad) {
      tell(bad, content);
    } catch (RuntimeException unforeseen) {
      tell(new BadPair(unforeseen.toString(), unforeseen), content);
    }
  }

  private void tell(BadPair bad, Content content) {
    var stays = content == null || content.same(refused);
    refused = content;
    if (stays && !bad.getMessage().equals(told)) {
      told = bad.getMessage();
      say.accept("The new certificate is not taken, the one before it stays: " + told);
    }
  }

  /** Looks no more; what is open goes on. */
  @Override
  public void close() {
    looking.interrupt();
  }
}

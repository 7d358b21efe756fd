package io.bailiwick.sample;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One connection for one call, by way of the proxy where there is one: absolute form for http,
 * CONNECT for https, either inside TLS to the proxy where its URL says https. Written out because
 * the JDK's client keeps back the credentials until it is asked for them, and goes past the proxy
 * for loopback targets.
 */
final class Tunnel implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 30_000;

  private final Optional<ProxyAddress> proxy;
  private Socket socket;
  private Response refusal;

  private Tunnel(Optional<ProxyAddress> proxy) {
    this.proxy = proxy;
    this.socket = new Socket();
  }

  /** What came: the body is read and only counted. */
  record Response(int status, long bytes) {}

  static boolean speaks(String scheme) {
    return "http".equals(scheme) || "https".equals(scheme);
  }

  static Tunnel open(URI target, Optional<ProxyAddress> proxy) throws IOException {
    var tunnel = new Tunnel(proxy);
    try {
      tunnel.connect(target);
      return tunnel;
    } catch (IOException failed) {
      tunnel.close();
      throw failed;
    }
  }

  private void connect(URI target) throws IOException {
    var host = proxy.map(ProxyAddress::host).orElse(target.getHost());
    var port = proxy.map(ProxyAddress::port).orElse(port(target));
    socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    if (proxy.map(ProxyAddress::encrypted).orElse(false)) {
      encrypt(host, port);
    }
    if (target.getScheme().equals("https")) {
      encrypt(target);
    }
  }

  private void encrypt(URI target) throws IOException {
    if (proxy.isPresent()) {
      var authority = target.getHost() + ":" + port(target);
      send(
          "CONNECT "
              + authority
              + " HTTP/1.1\r\nHost: "
              + authority
              + "\r\n"
              + proxy.get().headerLine());
      // Unbuffered: what follows the head belongs to TLS.
      var status = status(socket.getInputStream());
      var headers = Lines.headers(socket.getInputStream());
      if (status != 200) {
        var body = BodyStream.ofResponse(socket.getInputStream(), headers);
        refusal = new Response(status, count(body));
        return;
      }
    }
    encrypt(target.getHost(), port(target));
  }

  /** Whoever is there must have a certificate for the name that the JVM trusts. */
  private void encrypt(String host, int port) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var secured = (SSLSocket) factory.createSocket(socket, host, port, true);
    var parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    socket = secured;
  }

  Response get(URI target) throws IOException {
    if (refusal != null) {
      return refusal;
    }
    var plainProxy = target.getScheme().equals("http") ? proxy : Optional.<ProxyAddress>empty();
    var path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    var local = target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
    var origin = target.getScheme() + "://" + target.getRawAuthority();
    send(
        "GET "
            + plainProxy.map(p -> origin + local).orElse(local)
            + " HTTP/1.1\r\n"
            + "Host: "
            + target.getRawAuthority()
            + "\r\nConnection: close\r\nAccept: */*\r\n"
            + plainProxy.map(ProxyAddress::headerLine).orElse(""));
    var in = new BufferedInputStream(socket.getInputStream());
    var status = status(in);
    return new Response(status, count(BodyStream.ofResponse(in, Lines.headers(in))));
  }

  private void send(String head) throws IOException {
    var out = socket.getOutputStream();
    out.write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static int status(InputStream in) throws IOException {
    var line = Lines.read(in);
    if (line == null || !line.matches("HTTP/1\\.\\d \\d{3}.*")) {
      throw new IOException("The answer is not HTTP.");
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private static long count(InputStream body) throws IOException {
    return body.transferTo(OutputStream.nullOutputStream());
  }

  private static int port(URI target) {
    if (target.getPort() >= 0) {
      return target.getPort();
    }
    return target.getScheme().equals("https") ? 443 : 80;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

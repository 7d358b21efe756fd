package io.bailiwick.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Random;

/** The origin that everybody fetches from, and the proxies of Debian that we compare with. */
final class ProxyPeers {
  private static final Duration TO_COME_UP = Duration.ofSeconds(30);

  private final Workshop workshop;
  private final int originPort = Workshop.freePort();

  ProxyPeers(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * nginx with sendfile, which is some times faster than anything in between; answers host:port.
   */
  String startOrigin() throws Exception {
    var www = Files.createDirectory(workshop.folder().resolve("www"));
    writeNoise("www/1k", 1_024);
    writeNoise("www/100m", 100_000_000);
    var configuration =
        """
        daemon off; master_process off; pid %1$s/nginx.pid; error_log %1$s/nginx.err;
        events { worker_connections 4096; }
        http {
          access_log off; sendfile on; keepalive_requests 100000000;
          client_body_temp_path %1$s/n1; proxy_temp_path %1$s/n2; fastcgi_temp_path %1$s/n3;
          uwsgi_temp_path %1$s/n4; scgi_temp_path %1$s/n5;
          server { listen 127.0.0.1:%2$d backlog=4096; root %3$s; }
        }
        """;
    start(
        originPort,
        "nginx",
        "-c",
        write("nginx.conf", configuration.formatted(workshop.folder(), originPort, www)));
    return "127.0.0.1:" + originPort;
  }

  int startTinyproxy() throws Exception {
    var port = Workshop.freePort();
    var configuration =
        """
        Port %1$d
        Listen 127.0.0.1
        Allow 127.0.0.1
        Timeout 600
        MaxClients 500
        LogLevel Error
        LogFile "%2$s/tinyproxy.log"
        ConnectPort %3$d
        """;
    start(
        port,
        "tinyproxy",
        "-d",
        "-c",
        write("tinyproxy.conf", configuration.formatted(port, workshop.folder(), originPort)));
    return port;
  }

  int startSquid() throws Exception {
    var port = Workshop.freePort();
    var own = Files.createDirectory(workshop.folder().resolve("squid"));
    own.toFile().setWritable(true, false);
    var configuration =
        """
        http_port 127.0.0.1:%1$d
        http_access allow all
        cache deny all
        cache_mem 0 MB
        access_log none
        cache_store_log none
        cache_log %2$s/cache.log
        pid_filename %2$s/squid.pid
        coredump_dir %2$s
        pinger_enable off
        shutdown_lifetime 0 seconds
        """;
    start(port, "squid", "-N", "-f", write("squid.conf", configuration.formatted(port, own)));
    return port;
  }

  private String write(String name, String text) {
    return workshop.write(name, text).toString();
  }

  private void start(int port, String... words) throws InterruptedException {
    workshop.start(words[0], words).await(TO_COME_UP, () -> isOpen(port));
  }

  private static boolean isOpen(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private void writeNoise(String name, int bytes) throws IOException {
    var noise = new byte[bytes];
    new Random(7).nextBytes(noise);
    Files.write(workshop.folder().resolve(name), noise);
  }
}

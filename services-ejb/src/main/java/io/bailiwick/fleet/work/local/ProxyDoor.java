package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.ProviderException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The outer end of every sandbox's way to the forward proxy: a Unix socket whose connections are
 * passed on to the proxy's port, all of them by one thread that never waits. Its path stays the
 * same whatever port the proxy has after a restart, so VPSes that outlived a server find the next
 * one's proxy.
 */
final class ProxyDoor implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(ProxyDoor.class.getName());
  private static final int MOST_CONNECTIONS = 4_096;

  private final Selector selector;
  private final ServerSocketChannel door;
  private final Path socket;
  private final Supplier<InetSocketAddress> proxy;

  private ProxyDoor(Path socket, Supplier<InetSocketAddress> proxy) throws IOException {
    this.socket = socket;
    this.proxy = proxy;
    this.selector = Selector.open();
    this.door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    Files.deleteIfExists(socket);
    door.bind(UnixDomainSocketAddress.of(socket), 512);
    door.configureBlocking(false);
    door.register(selector, SelectionKey.OP_ACCEPT);
  }

  /** Opens it in place of the one that a killed server left. */
  static ProxyDoor open(Path socket, Supplier<InetSocketAddress> proxy) {
    try {
      var opened = new ProxyDoor(socket, proxy);
      var thread = new Thread(opened::serve, "local-proxy-door");
      thread.setDaemon(true);
      thread.start();
      return opened;
    } catch (IOException cannot) {
      throw ProviderException.passing("The socket " + socket + " cannot be opened.", cannot);
    }
  }

  private void serve() {
    try {
      while (door.isOpen()) {
        selector.select(this::handle);
      }
    } catch (ClosedSelectorException closed) {
      // The server is stopping.
    } catch (IOException broken) {
      LOG.log(System.Logger.Level.ERROR, "Local VPSes are cut from the proxy.", broken);
    }
  }

  private void handle(SelectionKey key) {
    if (key.attachment() instanceof Relay relay) {
      relay.move();
    } else if (key.isValid()) {
      accept();
    }
  }

  private void accept() {
    try {
      var client = door.accept();
      if (client == null) {
        return;
      }
      if (selector.keys().size() > 2 * MOST_CONNECTIONS) {
        client.close();
        return;
      }
      connect(client);
    } catch (IOException passing) {
      LOG.log(System.Logger.Level.DEBUG, "A connection of a local VPS was lost.", passing);
    }
  }

  private void connect(SocketChannel client) throws IOException {
    try {
      var target = SocketChannel.open();
      new Relay(client, target).start(selector, proxy.get());
    } catch (IOException | RuntimeException refused) {
      client.close();
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      for (var key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
      Files.deleteIfExists(socket);
    } catch (IOException | RuntimeException gone) {
      LOG.log(System.Logger.Level.DEBUG, "The door to the proxy was closed already.", gone);
    }
  }
}

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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The outer end of the sandboxes' ways to the forward proxy: a Unix socket for each VPS, whose
 * connections are passed on to the proxy's port, all of them by one thread that never waits. The
 * paths stay the same whatever port the proxy has after a restart, so VPSes that outlived a server
 * find the next one's proxy.
 *
 * <p>A VPS gets one more connection while it holds fewer than are free: greedy ones end up with
 * even shares, and as much as one share stays free for whoever comes next.
 */
final class ProxyDoor implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(ProxyDoor.class.getName());
  private static final int MOST_CONNECTIONS = 4_096;
  private static final int BACKLOG = 512;

  private final Selector selector;
  private final Supplier<InetSocketAddress> proxy;
  private final int most;
  private final Map<Path, Entrance> entrances = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();

  /** One VPS's, and how many of its connections are open. */
  private record Entrance(ServerSocketChannel channel, AtomicInteger open) {}

  private ProxyDoor(Supplier<InetSocketAddress> proxy, int most) throws IOException {
    this.proxy = proxy;
    this.most = most;
    this.selector = Selector.open();
  }

  /** Nobody comes in yet. */
  static ProxyDoor open(Supplier<InetSocketAddress> proxy) {
    return open(proxy, MOST_CONNECTIONS);
  }

  /**
   * @param most connections of all VPSes together
   */
  static ProxyDoor open(Supplier<InetSocketAddress> proxy, int most) {
    try {
      var opened = new ProxyDoor(proxy, most);
      var thread = new Thread(opened::serve, "local-proxy-door");
      thread.setDaemon(true);
      thread.start();
      return opened;
    } catch (IOException cannot) {
      throw ProviderException.passing("The door to the forward proxy cannot be opened.", cannot);
    }
  }

  /** Opens one VPS's socket, in place of the one that a killed server left; once. */
  void admit(Path socket) {
    entrances.computeIfAbsent(socket, this::entrance);
  }

  /** The VPS is gone; what it had open ends by itself. */
  void forget(Path socket) {
    var entrance = entrances.remove(socket);
    if (entrance != null) {
      close(socket, entrance);
    }
  }

  private Entrance entrance(Path socket) {
    try {
      Files.deleteIfExists(socket);
      var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
      channel.configureBlocking(false);
      var entrance = new Entrance(channel, new AtomicInteger());
      channel.register(selector, SelectionKey.OP_ACCEPT, entrance);
      selector.wakeup();
      return entrance;
    } catch (IOException cannot) {
      throw ProviderException.passing("The socket " + socket + " cannot be opened.", cannot);
    }
  }

  private void serve() {
    try {
      while (selector.isOpen()) {
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
      accept((Entrance) key.attachment());
    }
  }

  private void accept(Entrance entrance) {
    try {
      var client = entrance.channel().accept();
      if (client == null) {
        return;
      }
      if (entrance.open().get() >= most - open.get()) {
        client.close();
        return;
      }
      connect(client, entrance);
    } catch (IOException passing) {
      LOG.log(System.Logger.Level.DEBUG, "A connection of a local VPS was lost.", passing);
    }
  }

  private void connect(SocketChannel client, Entrance entrance) throws IOException {
    try {
      var target = SocketChannel.open();
      count(entrance, 1);
      new Relay(client, target, () -> count(entrance, -1)).start(selector, proxy.get());
    } catch (IOException | RuntimeException refused) {
      client.close();
    }
  }

  private void count(Entrance entrance, int more) {
    entrance.open().addAndGet(more);
    open.addAndGet(more);
  }

  private static void close(Path socket, Entrance entrance) {
    try {
      entrance.channel().close();
      Files.deleteIfExists(socket);
    } catch (IOException gone) {
      LOG.log(System.Logger.Level.DEBUG, "The socket of a local VPS was closed already.", gone);
    }
  }

  @Override
  public void close() {
    entrances.forEach(ProxyDoor::close);
    try {
      for (var key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException | RuntimeException gone) {
      LOG.log(System.Logger.Level.DEBUG, "The door to the proxy was closed already.", gone);
    }
  }
}

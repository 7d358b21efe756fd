package io.bailiwick.fleet.work.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ProxyDoorTest {

  private static final int MOST = 16;

  @TempDir Path folder;
  private final List<Socket> greeted = new CopyOnWriteArrayList<>();
  private ServerSocket target;
  private ProxyDoor door;

  @BeforeEach
  void open() throws IOException {
    target = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    door = ProxyDoor.open(this::address, MOST);
    door.admit(socket());
  }

  @AfterEach
  void close() throws IOException {
    door.close();
    target.close();
  }

  @Test
  void everything_passes_both_ways_and_the_end_of_one_way_leaves_the_other_open() throws Exception {
    var sent = new byte[5_000_000];
    new Random(7).nextBytes(sent);
    var echo = CompletableFuture.runAsync(this::echoAfterTheEnd);
    try (var client = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
      client.write(ByteBuffer.wrap(sent));
      client.shutdownOutput();
      assertThat(Channels.newInputStream(client).readAllBytes()).isEqualTo(sent);
    }
    echo.get();
  }

  @Test
  void a_slow_client_does_not_hold_up_another_one() throws Exception {
    var both = CompletableFuture.runAsync(this::flood);
    try (var slow = SocketChannel.open(UnixDomainSocketAddress.of(socket()));
        var quick = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
      assertThat(Channels.newInputStream(quick).readNBytes(3_000_000)).hasSize(3_000_000);
      assertThat(Channels.newInputStream(slow).readNBytes(3_000_000)).hasSize(3_000_000);
    }
    both.get();
  }

  @Test
  void a_proxy_that_is_not_there_closes_the_connection() throws IOException {
    target.close();
    try (var client = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
      assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void a_socket_that_a_killed_server_left_is_replaced_and_ours_is_removed() throws IOException {
    var left = folder.resolve("left.sock");
    Files.createFile(left);
    door.admit(left);
    assertThat(Files.isRegularFile(left)).isFalse();
    door.close();
    assertThat(left).doesNotExist();
  }

  @Test
  void whoever_takes_all_it_can_leaves_room_for_the_rest() throws Exception {
    var serving = CompletableFuture.runAsync(this::greetEverybody);
    var neighbour = folder.resolve("neighbour.sock");
    door.admit(neighbour);
    var held = new ArrayList<SocketChannel>();
    for (var each = 0; each < 3 * MOST; each++) {
      held.add(SocketChannel.open(UnixDomainSocketAddress.of(socket())));
    }

    assertThat(held.stream().filter(ProxyDoorTest::isGreeted)).hasSize(MOST / 2);
    try (var next = SocketChannel.open(UnixDomainSocketAddress.of(neighbour))) {
      assertThat(isGreeted(next)).isTrue();
    }
    for (var each : held) {
      each.close();
    }
    for (var each : greeted) {
      each.close(); // As a proxy does whose caller has gone.
    }
    await().until(() -> isGreeted(SocketChannel.open(UnixDomainSocketAddress.of(socket()))));
    target.close();
    serving.join();
  }

  private void greetEverybody() {
    try {
      while (true) {
        var accepted = target.accept();
        greeted.add(accepted);
        accepted.getOutputStream().write('!');
      }
    } catch (IOException over) {
      // The test is.
    }
  }

  private static boolean isGreeted(SocketChannel client) {
    try {
      return client.read(ByteBuffer.allocate(1)) == 1;
    } catch (IOException closed) {
      return false;
    }
  }

  private void echoAfterTheEnd() {
    try (var socket = target.accept()) {
      var all = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(all);
      socket.getOutputStream().write(all.toByteArray());
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void flood() {
    try (var first = target.accept();
        var second = target.accept()) {
      var one = CompletableFuture.runAsync(() -> fill(first));
      fill(second);
      one.join();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void fill(java.net.Socket socket) {
    try {
      socket.getOutputStream().write(new byte[3_000_000]);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private InetSocketAddress address() {
    return new InetSocketAddress("127.0.0.1", target.getLocalPort());
  }

  private Path socket() {
    return folder.resolve("proxy.sock");
  }
}

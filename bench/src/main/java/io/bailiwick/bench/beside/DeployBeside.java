package io.bailiwick.bench.beside;

import fish.payara.micro.PayaraMicro;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Waits for the server in this JVM and deploys one more application to it. */
public final class DeployBeside {
  private DeployBeside() {}

  /**
   * @param words the server's HTTP port, the web archive and the server's data folder, with commas
   *     between
   */
  public static void premain(String words) {
    var parts = words.split(",", 3);
    var thread =
        new Thread(
            () -> deploy(Integer.parseInt(parts[0]), new File(parts[1]), Path.of(parts[2])),
            "beside");
    thread.setDaemon(true);
    thread.start();
  }

  private static void deploy(int port, File war, Path data) {
    try {
      while (!isOpen(port)) {
        Thread.sleep(200);
      }
      showDatabase(data);
      PayaraMicro.getInstance().getRuntime().deploy("bench", "bench", war);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** As the owner: with no policy and no role to take. */
  private static void showDatabase(Path data) throws IOException {
    var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
    System.setProperty(
        "bench.url", "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=disable");
    System.setProperty("bench.user", "bailiwick_owner");
    System.setProperty(
        "bench.password", Files.readString(data.resolve("postgres-owner.password")).strip());
  }

  private static boolean isOpen(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}

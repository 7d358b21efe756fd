package io.bailiwick.server.caps;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What an agent does when it calls out through the forward proxy. */
public record ProxiedCall(int proxyPort, String agent, String token, String target) {

  /** What a call that is cut while it runs sees. */
  public static final int RESET = 0;

  /** The status that the agent sees, or {@link #RESET}. */
  public int status() {
    var credentials =
        Base64.getEncoder()
            .encodeToString((agent + ":" + token).getBytes(StandardCharsets.US_ASCII));
    var request =
        "GET http://"
            + target
            + "/ HTTP/1.1\r\nHost: "
            + target
            + "\r\nProxy-Authorization: Basic "
            + credentials
            + "\r\nConnection: close\r\n\r\n";
    try (var socket = new Socket("127.0.0.1", proxyPort)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      var status = Integer.parseInt(answer.readLine().split(" ")[1]);
      while (answer.readLine() != null) {
        // To the end, so that every byte was counted.
      }
      return status;
    } catch (SocketException cut) {
      return RESET;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.bailiwick.identity.work.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls to issuers: 3 s to connect and 5 s for the whole answer, which has 512 KiB at most. No
 * redirect is followed: an issuer says where its keys are.
 */
final class IssuerHttp implements ResourceRetriever {

  private static final Duration TO_CONNECT = Duration.ofSeconds(3);
  private static final Duration TO_ANSWER = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 512 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TO_CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** What came back. */
  record Reply(int status, String body) {}

  /**
   * @throws IOException unless it is a 200
   */
  String get(URI uri) throws IOException {
    var reply = send(HttpRequest.newBuilder(uri).header("Accept", "application/json"));
    if (reply.status() != 200) {
      throw new IOException(uri + " answered " + reply.status() + ".");
    }
    return reply.body();
  }

  /** Whatever its status. */
  Reply get(URI uri, String authorization) throws IOException {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Accept", "application/json")
            .header("Authorization", authorization));
  }

  /**
   * @param authorization of the client; null when the form holds it
   */
  Reply post(URI uri, String form, String authorization) throws IOException {
    var request =
        HttpRequest.newBuilder(uri)
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return send(request);
  }

  /** For the keys. */
  @Override
  public Resource retrieveResource(URL url) throws IOException {
    try {
      return new Resource(get(url.toURI()), "application/json");
    } catch (URISyntaxException e) {
      throw new IOException(url + " is no URI.", e);
    }
  }

  /** The time holds for the body too, which the client's own timeout leaves out. */
  private Reply send(HttpRequest.Builder request) throws IOException {
    var call =
        client.sendAsync(request.timeout(TO_ANSWER).build(), answer -> new BoundedBody(MOST_BYTES));
    try {
      var answer = call.get(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      return new Reply(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
    } catch (ExecutionException e) {
      throw new IOException("The issuer could not be reached: " + e.getCause(), e);
    } catch (TimeoutException e) {
      call.cancel(true);
      throw new IOException("The issuer did not answer within " + TO_ANSWER + ".", e);
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("The call to the issuer was interrupted.", e);
    }
  }
}

package io.bailiwick.fleet.work.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.bailiwick.fleet.ProviderException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one request and reads its whole answer, or says why there is none. */
final class Exchange {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Endpoint endpoint;
  private final RateLimits limits;
  private final HttpClient http;

  Exchange(Endpoint endpoint, RateLimits limits) {
    this.endpoint = endpoint;
    this.limits = limits;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(endpoint.patience().connect())
            .build();
  }

  /** Throws {@link ApiFailure}, and {@link ProviderException} for a refused token. */
  Answer of(Call call) {
    limits
        .closedFor()
        .ifPresent(
            pause -> {
              throw tooMany(pause);
            });
    return judged(call, sent(call));
  }

  /**
   * The request's own timeout ends when the headers are there, and a body can hang as well: so the
   * answer as a whole is waited for.
   */
  private HttpResponse<String> sent(Call call) {
    var patience = call.patience().orElse(endpoint.patience().answer());
    var answer = http.sendAsync(request(call), BodyHandlers.ofString());
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw broken(call, "did not answer within " + patience.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw broken(call, "could not be reached, or cut the connection", e.getCause());
    } catch (InterruptedException e) {
      throw stopping(answer, e);
    }
  }

  private static ProviderException stopping(CompletableFuture<?> answer, InterruptedException e) {
    answer.cancel(true);
    Thread.currentThread().interrupt();
    return ProviderException.passing("The server is stopping.", e);
  }

  private HttpRequest request(Call call) {
    var body =
        call.body()
            .map(json -> BodyPublishers.ofString(json.toString()))
            .orElseGet(BodyPublishers::noBody);
    var request =
        HttpRequest.newBuilder(endpoint.of(call.path()))
            .method(call.method(), body)
            .header("Authorization", "Bearer " + endpoint.token())
            .header("Accept", "application/json");
    if (call.body().isPresent()) {
      request.header("Content-Type", "application/json");
    }
    call.headers().forEach(request::header);
    return request.build();
  }

  private Answer judged(Call call, HttpResponse<String> response) {
    var status = response.statusCode();
    if (status == 429) {
      throw tooMany(limits.refused(response.headers()));
    }
    limits.read(response.headers());
    if (status == 401) {
      throw ProviderException.permanent(
          endpoint.provider() + " refuses our token (401); check " + endpoint.tokenSetting() + ".");
    }
    if (status / 100 == 2 || status / 100 == 4) {
      return new Answer(status, json(call, response));
    }
    throw broken(call, "answered " + status, null);
  }

  /** What is no JSON tells nothing where it was refused, and is a fault where it was not. */
  private JsonNode json(Call call, HttpResponse<String> response) {
    if (response.body().isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      if (response.statusCode() / 100 == 4) {
        return MissingNode.getInstance();
      }
      // Not the cause: it quotes the body, which may hold secrets.
      throw broken(call, "answered what is no JSON", null);
    }
  }

  private ApiFailure tooMany(Duration pause) {
    return ApiFailure.tooMany(
        endpoint.provider()
            + " is asked too often (429); it is asked again in "
            + Math.max(1, pause.toSeconds())
            + " s.",
        pause);
  }

  private ApiFailure broken(Call call, String what, Throwable cause) {
    var neverArrived =
        cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
    return ApiFailure.broken(
        endpoint.provider() + " " + what + " (" + call.method() + ").",
        cause instanceof IOException ? cause : null,
        call.repeatable() || neverArrived);
  }
}

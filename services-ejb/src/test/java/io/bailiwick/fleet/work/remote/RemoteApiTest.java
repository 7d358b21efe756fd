package io.bailiwick.fleet.work.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.work.remote.StubServer.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteApiTest {

  private static final Call READ = Call.get("/thing?of=ours");
  private static final Call MAKE = Call.post("/things", JsonNodeFactory.instance.objectNode());
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final StubServer stub = new StubServer(request -> Reply.of(200, "{\"a\": 1}"));
  private final Hand clock = new Hand();

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void an_answer_is_read_and_our_token_is_sent() {
    var answer = api().send(READ);
    assertThat(answer.body().path("a").asInt()).isEqualTo(1);
    assertThat(stub.requests().get(0).query()).containsEntry("of", "ours");
    assertThat(stub.requests().get(0).headers())
        .containsEntry("authorization", "Bearer " + StubServer.TOKEN);
  }

  @Test
  void a_reading_is_repeated_after_a_5xx_a_cut_and_a_lost_answer() {
    for (var fault : new Fault.Kind[] {Fault.reply(503), Fault.CUT, Fault.LOST}) {
      stub.next("GET", "/thing", fault);
      assertThat(api().send(READ).isOk()).isTrue();
    }
  }

  @Test
  void a_reading_is_given_up_after_three_attempts() {
    for (var i = 0; i < 3; i++) {
      stub.next("GET", "/thing", Fault.reply(502));
    }
    var failure = failureOf(api(), READ);
    assertThat(failure.isPermanent()).isFalse();
    assertThat(failure).hasMessageContaining("502");
    assertThat(stub.requests()).hasSize(3);
  }

  @Test
  void a_making_is_never_sent_twice_when_its_answer_is_lost() {
    for (var fault : new Fault.Kind[] {Fault.reply(500), Fault.LOST, Fault.reply(504)}) {
      stub.next("POST", "/things", fault);
      assertThat(failureOf(api(), MAKE).isPermanent()).isFalse();
    }
    assertThat(stub.requests()).hasSize(3);
  }

  @Test
  void what_never_arrived_is_sent_again_whatever_it_is() {
    stub.close();
    var refused = failureOf(api(), MAKE);
    assertThat(refused.isPermanent()).isFalse();
  }

  @Test
  void a_hang_ends_in_time_also_in_the_midst_of_an_answer() {
    var impatient = new RemoteApi(stub.endpoint(StubServer.impatience()), clock);
    stub.next("POST", "/things", Fault.HANG);
    stub.next("POST", "/things", Fault.HANG_IN_BODY);
    for (var i = 0; i < 2; i++) {
      assertThat(failureOf(impatient, MAKE)).hasMessageContaining("did not answer within");
    }
  }

  @Test
  void a_refused_token_is_permanent_and_names_the_setting() {
    stub.next("GET", "/thing", Fault.reply(401));
    var refused = failureOf(api(), READ);
    assertThat(refused.isPermanent()).isTrue();
    assertThat(refused).hasMessageContaining("THE_TOKEN_SETTING");
    assertThat(refused.toString()).doesNotContain(StubServer.TOKEN);
  }

  @Test
  void other_refusals_are_answers_that_somebody_else_judges() {
    for (var status : new int[] {400, 403, 404, 409, 422}) {
      stub.next("POST", "/things", Fault.reply(status, "not even JSON", Map.of()));
      assertThat(api().send(MAKE).status()).isEqualTo(status);
    }
  }

  @Test
  void what_is_refused_for_the_rate_limit_is_sent_again_after_a_short_pause() {
    stub.next("POST", "/things", Fault.reply(429, "", Map.of("Retry-After", "0")));
    // The pause is slept by the machine's clock and judged by ours.
    var api = new RemoteApi(stub.endpoint(StubServer.patience()), Clock.systemUTC());
    assertThat(api.send(MAKE).isOk()).isTrue();
    assertThat(stub.requests()).hasSize(2);
  }

  @Test
  void a_long_pause_is_kept_by_all_calls_and_slept_through_by_none() {
    var headers =
        Map.of(
            "RateLimit-Limit", "3600",
            "RateLimit-Remaining", "0",
            "RateLimit-Reset", "" + NOW.plusSeconds(3_600).getEpochSecond());
    stub.next("GET", "/thing", Fault.reply(429, "{}", headers));
    var api = api();

    assertThat(failureOf(api, READ)).hasMessageContaining("again in 10 s");
    clock.advance(Duration.ofSeconds(9));
    assertThat(failureOf(api, MAKE).isPermanent()).isFalse();
    assertThat(stub.requests()).as("nothing was sent meanwhile").hasSize(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(api.send(READ).isOk()).isTrue();
  }

  @Test
  void the_last_request_that_is_allowed_is_answered_and_then_there_is_a_pause() {
    var headers =
        Map.of(
            "RateLimit-Limit", "10",
            "RateLimit-Remaining", "0",
            "RateLimit-Reset", "" + NOW.plusSeconds(60).getEpochSecond());
    stub.next("GET", "/thing", Fault.reply(200, "{}", headers));
    var api = api();

    assertThat(api.send(READ).isOk()).isTrue();
    assertThat(failureOf(api, READ)).hasMessageContaining("60 s");
  }

  @Test
  void five_failures_in_a_row_leave_the_provider_alone() {
    var api = api();
    for (var i = 0; i < 5; i++) {
      stub.next("POST", "/things", Fault.reply(500));
      failureOf(api, MAKE);
    }
    assertThat(api.isResting()).isTrue();
    assertThat(failureOf(api, READ)).hasMessageContaining("again and again");
    assertThat(stub.requests()).hasSize(5);
  }

  @Test
  void an_answer_in_between_begins_the_row_anew_also_when_it_refuses() {
    var api = api();
    for (var i = 0; i < 12; i++) {
      stub.next("POST", "/things", Fault.reply(i % 4 == 3 ? 422 : 500));
      if (i % 4 == 3) {
        assertThat(api.send(MAKE).status()).isEqualTo(422);
      } else {
        assertThat(failureOf(api, MAKE)).hasMessageContaining("500");
      }
    }
    assertThat(api.isResting()).isFalse();
  }

  @Test
  void after_its_rest_one_good_answer_is_enough() throws InterruptedException {
    var brief =
        new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofMillis(5),
            Duration.ofMillis(50));
    var api = new RemoteApi(stub.endpoint(brief), clock);
    for (var i = 0; i < 5; i++) {
      stub.next("POST", "/things", Fault.reply(500));
      failureOf(api, MAKE);
    }
    Thread.sleep(100);
    assertThat(api.send(READ).isOk()).isTrue();
    assertThat(api.isResting()).isFalse();
  }

  private RemoteApi api() {
    return new RemoteApi(stub.endpoint(StubServer.patience()), clock);
  }

  private static ProviderException failureOf(RemoteApi api, Call call) {
    var failure = catchThrowableOfType(ProviderException.class, () -> api.send(call));
    assertThat(failure).as("of " + call).isNotNull();
    return failure;
  }

  private static final class Hand extends Clock {

    private volatile Instant now = NOW;

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}

package io.bailiwick.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.launched.Answer;
import io.bailiwick.launched.Api;
import io.bailiwick.launched.RunningServer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Boxes and their keys over HTTP, as a customer registers them and an administrator limits them.
 */
class BoxesIT {

  private final RunningServer server = RunningServer.shared();
  private final Api admin = server.admin();
  private final Api customer = server.customer();
  private final String organization =
      "/admin/organizations/" + customer.get("/users/me").text("/organizations/0/id");

  @Test
  void a_box_is_registered_with_a_key_that_is_told_once() {
    var box = customer.post("/boxes", Map.of("name", "shelf")).expect(201);

    assertThat(box.text("/key")).matches("box_[A-Za-z0-9_-]{43}");
    assertThat(box.text("/status")).isEqualTo("pending");
    assertThat(box.header("Location")).endsWith("/api/v1/boxes/" + box.id());
    var shown = customer.get("/boxes/" + box.id()).expect(200);
    assertThat(shown.body()).doesNotContain(box.text("/key"));
    assertThat(shown.header("ETag")).isEqualTo(box.header("ETag"));
    var key = customer.get("/boxes/" + box.id() + "/keys").expect(200);
    assertThat(key.text("/items/0/prefix")).isEqualTo(box.text("/key").substring(0, 12));
  }

  @Test
  void asking_twice_with_one_key_registers_one_box_and_tells_its_secret_again() {
    roomFor(5);
    var once = customer.with("Idempotency-Key", UUID.randomUUID().toString());

    var first = once.post("/boxes", Map.of("name", "shelf")).expect(201);
    var second = once.post("/boxes", Map.of("name", "shelf")).expect(201);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(customer.get("/boxes").expect(200).json().at("/items")).hasSize(1);
  }

  @Test
  void the_plan_says_how_many_and_an_agreement_goes_before_it() {
    customer.post("/boxes", Map.of("name", "one")).expect(201);
    customer.post("/boxes", Map.of("name", "two")).expect(403).problem("plan-limit");

    roomFor(2);
    var second = customer.post("/boxes", Map.of("name", "two")).expect(201);
    customer.post("/boxes", Map.of("name", "three")).expect(403).problem("plan-limit");

    customer.delete("/boxes/" + second.id()).expect(204);
    customer.post("/boxes", Map.of("name", "three")).expect(201);
  }

  @Test
  void of_many_at_once_no_more_are_registered_than_there_is_room_for() throws Exception {
    roomFor(3);
    var threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Integer> register =
          () -> customer.post("/boxes", Map.of("name", "one of many")).status();
      var answers = threads.invokeAll(IntStream.range(0, 8).mapToObj(at -> register).toList());
      var registered = 0;
      for (var answer : answers) {
        registered += answer.get() == 201 ? 1 : 0;
      }
      assertThat(registered).isEqualTo(3);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_list_is_narrowed_by_status_label_and_text() {
    roomFor(5);
    var shelf = register("Shelf", Map.of("site", "hanoi", "rack", "b"));
    register("desk", Map.of("site", "hanoi"));
    register("van", Map.of());

    assertThat(listed("?label=site%3Dhanoi")).isEqualTo(2);
    assertThat(listed("?label=site%3Dhanoi&label=rack%3Db")).isEqualTo(1);
    assertThat(listed("?label=site%3Dhue")).isZero();
    assertThat(listed("?text=sHELF")).isEqualTo(1);
    assertThat(listed("?status=pending")).isEqualTo(3);
    assertThat(listed("?status=online")).isZero();
    customer.get("/boxes?label=site").expect(400).problem("invalid-request");
    customer.get("/boxes?label=site%3D%00").expect(400).problem("invalid-request");
    var page = customer.get("/boxes?limit=2").expect(200);
    var last = customer.get("/boxes?limit=2&page_token=" + page.text("/next_page_token"));
    assertThat(last.expect(200).json().at("/items")).hasSize(1);
    assertThat(last.text("/items/0/id")).isEqualTo(shelf.text("/id"));
  }

  @Test
  void a_change_keeps_what_it_does_not_name_and_respects_what_another_has_changed() {
    var box = register("shelf", Map.of("site", "hanoi"));
    var path = "/boxes/" + box.id();

    var changed = customer.patch(path, Map.of("name", "desk")).expect(200);

    assertThat(changed.text("/labels/site")).isEqualTo("hanoi");
    customer
        .with("If-Match", box.header("ETag"))
        .patch(path, Map.of("labels", Map.of()))
        .expect(412)
        .problem("precondition-failed");
    customer.patch(path, Map.of("labels", Map.of("Site", "x"))).expect(400);
    customer.patch(path, Map.of("labels", Map.of("site", " "))).expect(400);
  }

  @Test
  void a_key_is_replaced_without_a_gap_and_a_box_has_ten_at_most() {
    var box = register("shelf", Map.of());
    var keys = "/boxes/" + box.id() + "/keys";

    var second = customer.post(keys, Map.of("label", "second")).expect(201);
    var first = customer.get(keys).text("/items/1/id");
    customer.delete(keys + "/" + first).expect(204);
    customer.delete(keys + "/" + first).expect(404);

    assertThat(customer.get(keys).text("/items/0/id")).isEqualTo(second.text("/id"));
    IntStream.range(1, 10)
        .forEach(at -> customer.post(keys, Map.of("label", "key " + at)).expect(201));
    customer.post(keys, Map.of("label", "one too many")).expect(409).problem("conflict");
  }

  @Test
  void a_deleted_box_is_gone_for_everybody() {
    var box = register("shelf", Map.of());

    customer.delete("/boxes/" + box.id()).expect(204);

    customer.get("/boxes/" + box.id()).expect(404);
    customer.delete("/boxes/" + box.id()).expect(404);
    customer.post("/boxes/" + box.id() + "/keys", Map.of("label", "x")).expect(404);
    assertThat(listed("")).isZero();
  }

  @Test
  void who_is_past_due_gets_nothing_new_and_keeps_what_there_is() {
    var box = register("shelf", Map.of());
    agreed("subscription_status", "past_due");

    customer.post("/boxes", Map.of("name", "x")).expect(402).problem("subscription-inactive");
    customer.post("/agents", Map.of("name", "x")).expect(402).problem("subscription-inactive");
    customer.get("/boxes/" + box.id()).expect(200);
    customer.patch("/boxes/" + box.id(), Map.of("name", "desk")).expect(200);

    agreed("subscription_status", "active");
    customer.post("/agents", Map.of("name", "x")).expect(201);
    agreed("subscription_status", null);
    assertThat(admin.get(organization).json().at("/subscription_status").isNull()).isTrue();
  }

  @Test
  void what_was_agreed_is_in_the_audit_log_with_what_it_was_before() {
    agreed("max_boxes", 7);

    var id = organization.substring(organization.lastIndexOf('/') + 1);
    var entries = admin.get("/admin/audit?organization_id=" + id).expect(200);

    assertThat(entries.body()).contains("organization.change").contains("\"max_boxes\": 7");
  }

  private void roomFor(int boxes) {
    agreed("max_boxes", boxes);
  }

  private void agreed(String field, Object value) {
    var change = new HashMap<String, Object>();
    change.put(field, value);
    admin.patch(organization, change).expect(200);
  }

  private Answer register(String name, Map<String, String> labels) {
    return customer.post("/boxes", Map.of("name", name, "labels", labels)).expect(201);
  }

  private int listed(String query) {
    return customer.get("/boxes" + query).expect(200).json().at("/items").size();
  }
}

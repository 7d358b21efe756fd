package io.bailiwick.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoxTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final Box box = Box.register(OrganizationId.next(), Optional.empty(), "shelf", NOW);

  @Test
  void a_new_box_waits_for_its_machine() {
    assertThat(box.status()).isEqualTo(BoxStatus.PENDING);
    assertThat(box.hardwareId()).isEmpty();
    assertThat(box.labels()).isEqualTo("{}");
  }

  @Test
  void labels_are_kept_in_the_order_of_their_names_whatever_their_values_hold() {
    box.label(Map.of("site", "Hà \"Nội\" \\ 1", "rack", "b"), NOW);

    assertThat(box.labels()).isEqualTo("{\"rack\":\"b\",\"site\":\"Hà \\\"Nội\\\" \\\\ 1\"}");
  }

  @Test
  void a_label_has_a_name_of_plain_characters_and_a_line() {
    assertThatThrownBy(() -> box.label(Map.of("Site", "x"), NOW)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> box.label(Map.of("", "x"), NOW)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> box.label(Map.of("site", " "), NOW)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> box.label(Map.of("site", "a\nb"), NOW)).isInstanceOf(Problem.class);
  }

  @Test
  void a_label_without_a_value_is_refused_not_a_fault() {
    var labels = new HashMap<String, String>();
    labels.put("site", null);

    assertThatThrownBy(() -> box.label(labels, NOW)).isInstanceOf(Problem.class);
  }

  @Test
  void a_box_has_twenty_labels_at_most() {
    var many = new HashMap<String, String>();
    for (var at = 0; at <= 20; at++) {
      many.put("l" + at, "x");
    }

    assertThatThrownBy(() -> box.label(many, NOW)).isInstanceOf(Problem.class);
  }

  @Test
  void a_filter_is_written_name_equals_value_and_a_value_may_hold_more_of_them() {
    assertThat(Labels.parse("site=a=b")).isEqualTo(Map.entry("site", "a=b"));
    assertThatThrownBy(() -> Labels.parse("site")).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Labels.parse("=x")).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Labels.parse("site=\0")).isInstanceOf(Problem.class);
  }

  @Test
  void a_deleted_box_lets_its_machine_go() {
    box.delete(NOW);

    assertThat(box.deleted()).isTrue();
    assertThat(box.hardwareId()).isEmpty();
  }
}

package io.bailiwick.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.backup.Catalog.ForeignKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadOrderTest {
  @Test
  void a_table_comes_after_those_it_refers_to() {
    var order =
        LoadOrder.of(
            List.of("agents", "organizations", "plans", "vpses"),
            List.of(
                new ForeignKey("agents", "vpses"),
                new ForeignKey("agents", "organizations"),
                new ForeignKey("vpses", "organizations"),
                new ForeignKey("organizations", "plans")));

    assertThat(order).containsExactly("plans", "organizations", "vpses", "agents");
  }

  @Test
  void a_table_may_refer_to_itself_and_two_to_each_other() {
    var order =
        LoadOrder.of(
            List.of("one", "other", "tree"),
            List.of(
                new ForeignKey("tree", "tree"),
                new ForeignKey("one", "other"),
                new ForeignKey("other", "one")));

    assertThat(order).containsExactlyInAnyOrder("one", "other", "tree");
  }
}

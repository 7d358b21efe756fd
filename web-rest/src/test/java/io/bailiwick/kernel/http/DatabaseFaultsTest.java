package io.bailiwick.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.ProblemType;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseFaultsTest {

  @Test
  void what_is_worth_trying_again_is_no_fault_of_ours_and_says_when() {
    for (var state : List.of("40P01", "40001", "55P03", "57014", "08006", "57P01", "53300")) {
      var problem = Problems.problemOf(wrapped(state));

      assertThat(problem.type()).as(state).isEqualTo(ProblemType.UNAVAILABLE);
      assertThat(problem.retryAfterSeconds()).as(state).isPresent();
      assertThat(problem.detail()).as(state).doesNotContain("secret");
    }
  }

  @Test
  void a_pool_whose_connections_are_all_held_is_worth_trying_again() {
    var empty =
        new SQLException(
            "Error in allocating a connection. Cause: In-use connections equal max-pool-size.");

    assertThat(Problems.problemOf(new IllegalStateException(empty)).type())
        .isEqualTo(ProblemType.UNAVAILABLE);
  }

  @Test
  void any_other_failure_of_the_database_is_a_fault_of_ours() {
    assertThat(Problems.problemOf(wrapped("23505")).type()).isEqualTo(ProblemType.INTERNAL);
    assertThat(Problems.problemOf(wrapped(null)).type()).isEqualTo(ProblemType.INTERNAL);
  }

  private static Throwable wrapped(String state) {
    return new IllegalStateException(new RuntimeException(new SQLException("a secret", state)));
  }
}

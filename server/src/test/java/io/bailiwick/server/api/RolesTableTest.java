package io.bailiwick.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RolesTableTest {

  @Test
  void every_call_has_a_row_and_lets_in_whom_the_document_says() {
    assertThat(RolesTable.contradictions()).isEmpty();
  }
}

package io.bailiwick.kernel.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.kernel.Problem;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WellFormedTest {

  record Noted(JsonNode metadata) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'key': 'nul \\u0000'}",
        "{'key': {'deep': ['half \\ud83d']}}",
        "{'key \\u0000': 1}"
      })
  void free_form_json_holds_no_text_that_the_database_cannot_keep(String json) throws IOException {
    var noted = new Noted(Json.MAPPER.readTree(json.replace('\'', '"')));

    assertThatThrownBy(() -> WellFormed.check(noted))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("metadata");
  }

  @Test
  void free_form_json_may_hold_everything_else() throws IOException {
    WellFormed.check(
        new Noted(Json.MAPPER.readTree("{\"key\": [1, null, true, \"\ud83d\ude00\"]}")));
  }
}

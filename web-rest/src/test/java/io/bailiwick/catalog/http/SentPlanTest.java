package io.bailiwick.catalog.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.catalog.http.OrganizationPlanResource.SentAssignment;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.http.JsonBodies;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan's body says where a field is missing, null, or wrong. */
class SentPlanTest {

  @Test
  void what_is_left_out_has_the_seeds_defaults() throws IOException {
    var terms = plan("{'name':'p','max_agents':1,'max_vpses':2}").terms();

    assertThat(terms.maxBoxes()).isEqualTo(1);
    assertThat(terms.maxAgentsPerBox()).isEqualTo(5);
    assertThat(terms.overageAllowed()).isTrue();
  }

  @Test
  void null_is_unlimited_where_a_limit_may_be_missing() throws IOException {
    var terms = plan("{'max_agents':1,'max_vpses':2,'max_boxes':null}").terms();

    assertThat(terms.maxBoxes()).isNull();
    assertThat(terms.maxAgentsPerBox()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'max_agents':null,'max_vpses':2}",
        "{'max_agents':1,'max_vpses':2,'name':null}",
        "{'max_agents':1,'max_vpses':2,'overage_allowed':null}",
        "{'max_agents':1,'max_vpses':2,'max_boxes':'1'}",
        "{'max_agents':1,'max_vpses':2,'max_boxes':1.0}",
        "{'max_agents':1,'max_vpses':2,'max_boxes':9000000000}",
        "{'max_agents':1,'max_vpses':2,'max_boxes':-1}",
        "{'max_agents':1,'max_vpses':2,'max_cpu_ms':99999999999999999999999}",
        "{'max_agents':1}",
      })
  void what_is_not_exactly_right_is_refused_with_its_name(String body) {
    assertThatThrownBy(() -> plan(body).terms())
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.errors()).isNotEmpty());
  }

  @Test
  void a_plan_is_taken_away_by_null_and_never_by_forgetting() throws IOException {
    assertThat(read(SentAssignment.class, "{'plan_id':null}").plan()).isEmpty();
    var forgotten = read(SentAssignment.class, "{}");
    assertThatThrownBy(forgotten::plan).isInstanceOf(Problem.class);
    var number = read(SentAssignment.class, "{'plan_id':1}");
    assertThatThrownBy(number::plan).isInstanceOf(Problem.class);
  }

  private static SentPlan plan(String body) throws IOException {
    return read(SentPlan.class, body);
  }

  @SuppressWarnings("unchecked")
  private static <T> T read(Class<T> type, String body) throws IOException {
    var json = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return (T)
        new JsonBodies()
            .readFrom(
                (Class<Object>) type,
                type,
                new Annotation[0],
                null,
                null,
                new ByteArrayInputStream(json));
  }
}

package io.bailiwick.traffic.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.traffic.GateEntry;
import io.bailiwick.traffic.Pass;
import io.bailiwick.traffic.Verdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class LiveGateTest {

  private final Map<AgentId, GateEntry> rows = new HashMap<>();
  private final List<Integer> questions = new ArrayList<>();
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private final LiveGate gate = new LiveGate(this::read, new Meters(), tasks::add);
  private final AgentId agent = AgentId.next();
  private final OrganizationId organization = OrganizationId.next();
  private final VpsId vps = VpsId.next();
  private boolean databaseIsAway;

  private List<GateEntry> read(Collection<AgentId> agents) {
    questions.add(agents.size());
    if (databaseIsAway) {
      throw new IllegalStateException("away");
    }
    return agents.stream().filter(rows::containsKey).map(rows::get).toList();
  }

  private void row(String token, VpsId on, Verdict verdict) {
    var entry = new GateEntry(agent, organization, LiveGate.sha256(token), on, verdict);
    rows.put(agent, entry);
  }

  private Pass admit(String token) {
    var stage = gate.admit(agent, token);
    runTasks();
    return now(stage);
  }

  private void runTasks() {
    while (!tasks.isEmpty()) {
      tasks.poll().run();
    }
  }

  private static Pass now(CompletionStage<Pass> stage) {
    return stage.toCompletableFuture().getNow(null);
  }

  @Test
  void a_known_agent_is_admitted_from_memory() {
    row("right", vps, Verdict.ALLOWED);
    assertThat(admit("right").verdict()).isEqualTo(Verdict.ALLOWED);
    for (var i = 0; i < 100; i++) {
      assertThat(now(gate.admit(agent, "right")).verdict()).isEqualTo(Verdict.ALLOWED);
    }
    assertThat(questions).containsExactly(1);
  }

  @Test
  void a_wrong_token_is_refused_and_a_guess_costs_no_question() {
    row("right", vps, Verdict.ALLOWED);
    gate.renew();
    admit("right");
    for (var i = 0; i < 100; i++) {
      assertThat(now(gate.admit(agent, "guess " + i)).verdict()).isEqualTo(Verdict.BAD_CREDENTIALS);
    }
    assertThat(questions).containsExactly(1);
  }

  @Test
  void a_stranger_is_looked_up_once_and_then_refused_from_memory() {
    assertThat(admit("any").verdict()).isEqualTo(Verdict.BAD_CREDENTIALS);
    assertThat(now(gate.admit(agent, "any")).verdict()).isEqualTo(Verdict.BAD_CREDENTIALS);
    assertThat(questions).containsExactly(1);
  }

  @Test
  void a_flood_of_strangers_is_one_question_at_a_time_and_the_rest_is_told_to_wait() {
    var stages = new ArrayList<CompletionStage<Pass>>();
    for (var i = 0; i < 1_500; i++) {
      stages.add(gate.admit(AgentId.next(), "x"));
    }
    assertThat(tasks).hasSize(1);
    assertThat(now(stages.get(1_499)).verdict()).isEqualTo(Verdict.UNKNOWN);
    runTasks();
    assertThat(questions).containsExactly(1_000);
    assertThat(now(stages.get(0)).verdict()).isEqualTo(Verdict.BAD_CREDENTIALS);
  }

  @Test
  void a_pass_that_is_held_open_hears_of_the_block_and_of_its_end() {
    row("right", vps, Verdict.ALLOWED);
    var pass = admit("right");
    row("right", vps, Verdict.OVER_LIMIT);
    gate.renew();
    assertThat(pass.verdict()).isEqualTo(Verdict.OVER_LIMIT);
    row("right", vps, Verdict.ALLOWED);
    gate.renew();
    assertThat(pass.verdict()).isEqualTo(Verdict.ALLOWED);
    assertThat(admit("right")).isSameAs(pass);
  }

  @Test
  void a_rotated_token_ends_the_old_pass_and_opens_a_new_one() {
    row("old", vps, Verdict.ALLOWED);
    var old = admit("old");
    row("new", vps, Verdict.ALLOWED);
    gate.renew();
    assertThat(old.verdict()).isEqualTo(Verdict.BAD_CREDENTIALS);
    assertThat(admit("old").verdict()).isEqualTo(Verdict.BAD_CREDENTIALS);
    assertThat(admit("new").verdict()).isEqualTo(Verdict.ALLOWED);
    assertThat(admit("new").meter()).isEqualTo(old.meter());
  }

  @Test
  void another_vps_is_another_pass_with_a_meter_of_its_own() {
    row("right", vps, Verdict.ALLOWED);
    var old = admit("right");
    row("right", VpsId.next(), Verdict.ALLOWED);
    gate.renew();
    assertThat(old.verdict().passes()).isFalse();
    assertThat(admit("right").meter()).isNotEqualTo(old.meter());
  }

  @Test
  void an_agent_that_is_gone_ends_its_pass() {
    row("right", vps, Verdict.ALLOWED);
    var pass = admit("right");
    rows.clear();
    gate.renew();
    assertThat(pass.verdict()).isEqualTo(Verdict.BAD_CREDENTIALS);
  }

  @Test
  void an_agent_without_a_vps_has_a_pass_that_never_passes() {
    row("right", null, Verdict.NO_VPS);
    assertThat(admit("right").verdict()).isEqualTo(Verdict.NO_VPS);
    assertThat(admit("right").meter()).isEmpty();
  }

  @Test
  void while_the_database_is_away_who_is_known_passes_and_who_is_not_waits() {
    row("right", vps, Verdict.ALLOWED);
    var pass = admit("right");
    databaseIsAway = true;
    assertThatThrownBy(gate::renew).hasMessage("away");
    assertThat(pass.verdict()).isEqualTo(Verdict.ALLOWED);
    var stranger = gate.admit(AgentId.next(), "x");
    runTasks();
    assertThat(now(stranger).verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void a_pass_that_nobody_confirms_is_not_good_for_ever() throws InterruptedException {
    var pass = Pass.refusal(agent, Verdict.NO_VPS);
    pass.confirm(Duration.ofMillis(1));
    Thread.sleep(5);
    assertThat(pass.verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void a_pass_that_is_not_used_is_forgotten_and_one_in_use_is_not() {
    row("right", vps, Verdict.ALLOWED);
    var pass = admit("right");
    for (var i = 0; i < 500; i++) {
      pass.use();
      gate.renew();
    }
    assertThat(pass.verdict()).isEqualTo(Verdict.ALLOWED);
    for (var i = 0; i < 121; i++) {
      gate.renew();
    }
    assertThat(pass.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(admit("right").verdict()).isEqualTo(Verdict.ALLOWED);
  }
}

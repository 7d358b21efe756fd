package io.bailiwick.fleet.work.fly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineFile;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.fleet.work.VpsProviderContract;
import io.bailiwick.fleet.work.remote.Fault;
import io.bailiwick.fleet.work.remote.Folders;
import io.bailiwick.fleet.work.remote.PrivateNetwork;
import io.bailiwick.fleet.work.remote.StubServer;
import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.VpsId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, and Fly's own ways to go wrong, against a played Machines API. */
class FlyProviderTest extends VpsProviderContract {

  private static final String MACHINES = "/v1/apps/our-app/machines";
  private static final String ONE = MACHINES + "/\\w+";

  @TempDir Path disks;
  private final VpsId vps = VpsId.next();
  private PlayedFly fly;
  private StubServer stub;
  private FlyProvider provider;

  @BeforeEach
  void open() {
    fly = new PlayedFly(disks);
    stub = new StubServer(fly);
    provider = provider("our-app");
  }

  @AfterEach
  void close() {
    stub.close();
  }

  private FlyProvider provider(String app) {
    return new FlyProvider(
        new FlyConfiguration(
            stub.endpoint(StubServer.patience()),
            app,
            Optional.of("ams"),
            PrivateNetwork.of("fdaa::/16"),
            Duration.ofSeconds(2)),
        Clock.systemUTC());
  }

  @Override
  protected VpsProvider provider() {
    return provider;
  }

  @Override
  protected String image() {
    return "registry.example.org/agent:1";
  }

  @Override
  protected String unknownImage() {
    return PlayedFly.UNKNOWN_IMAGE;
  }

  @Override
  protected String content(VpsId vps, String path) {
    return Folders.read(fly.disk(vps.toString()).resolve(path));
  }

  @Test
  void it_is_metered_on_what_passes_the_proxies_and_never_read() {
    assertThat(provider.metered()).containsExactly(Axis.BANDWIDTH);
    assertThat(provider.isSampled()).isFalse();
  }

  @Test
  void the_machine_gets_its_environment_its_size_and_our_label() {
    provider.create(vps, specification());
    var config = fly.box(vps.toString()).config;
    assertThat(config.path("env").path("GATEWAY_TOKEN").asText()).isEqualTo(TOKEN);
    assertThat(config.path("env").path("HTTPS_PROXY").asText()).contains("proxy.example.org");
    assertThat(config.path("env").path("HOME").asText()).isEqualTo("/home/agent");
    assertThat(config.path("guest").path("memory_mb").asInt()).isEqualTo(256);
    assertThat(config.path("rootfs").path("persist").asText()).isEqualTo("always");
    assertThat(config.path("restart").path("policy").asText()).isEqualTo("no");
    assertThat(config.path("metadata").path("managed_by").asText()).isEqualTo("bailiwick");
  }

  @Test
  void its_gateway_is_reached_by_its_private_address() {
    assertThat(provider.create(vps, specification()).address()).matches("\\[fdaa:0:1::\\w+]:18789");
  }

  @Test
  void no_token_goes_to_an_address_outside_the_private_network() {
    assertThat(provider.wayTo(vps, "[fdaa:0:1::7]:18789").isOpen()).isTrue();
    assertPermanent(() -> provider.wayTo(vps, "[2001:db8::7]:18789"));
    assertPermanent(() -> provider.wayTo(vps, "agent.example.org:18789"));
  }

  @Test
  void a_machine_whose_making_was_not_answered_is_found_and_none_is_made_twice() {
    stub.next("POST", MACHINES, Fault.LOST);
    var made = provider.create(vps, specification());
    assertThat(made.state()).isEqualTo(Machine.State.RUNNING);
    assertThat(fly.size()).isEqualTo(1);
    assertThat(stub.count("POST", MACHINES)).isEqualTo(1);
  }

  @Test
  void a_name_that_is_taken_already_leads_to_the_machine_that_has_it() {
    provider.create(vps, specification());
    // As if another node had made it between our looking and our making.
    provider = provider("our-app");
    stub.next("GET", MACHINES, Fault.reply(200, "[]", Map.of()));
    assertThat(provider.create(vps, specification())).isEqualTo(provider.find(vps).orElseThrow());
    assertThat(fly.size()).isEqualTo(1);
  }

  @Test
  void what_fly_has_no_room_for_may_be_asked_again_and_what_it_does_not_understand_may_not() {
    stub.next(
        "POST",
        MACHINES,
        Fault.reply(422, "{\"error\":\"no room\",\"status\":\"insufficient_capacity\"}", Map.of()));
    assertThat(refused().isPermanent()).isFalse();
    stub.next("POST", MACHINES, Fault.reply(422, "{\"error\":\"invalid config\"}", Map.of()));
    assertThat(refused()).hasMessageContaining("invalid config").matches(e -> e.isPermanent());
    stub.next("POST", MACHINES, Fault.reply(503));
    assertThat(refused().isPermanent()).isFalse();
    assertThat(fly.size()).isZero();
  }

  @Test
  void an_app_that_fly_does_not_know_is_named_by_its_setting() {
    provider = provider("another-app");
    assertThat(refused()).hasMessageContaining("BAILIWICK_FLY_APP").matches(e -> e.isPermanent());
  }

  @Test
  void while_another_client_has_the_lease_nothing_is_changed_and_all_may_be_asked_again() {
    provider.create(vps, specification());
    fly.box(vps.toString()).nonce = "another's";
    assertPassing(() -> provider.stop(vps));
    assertThat(provider.find(vps).orElseThrow().state()).isEqualTo(Machine.State.RUNNING);
    fly.box(vps.toString()).nonce = "";
    assertThat(provider.stop(vps).state()).isEqualTo(Machine.State.STOPPED);
    assertThat(fly.box(vps.toString()).nonce).as("our own is given back").isEmpty();
  }

  @Test
  void a_lease_is_given_back_also_when_the_change_fails() {
    provider.create(vps, specification());
    stub.next("POST", ONE + "/stop", Fault.reply(412));
    assertPassing(() -> provider.stop(vps));
    assertThat(fly.box(vps.toString()).nonce).isEmpty();
  }

  @Test
  void a_machine_that_takes_long_to_start_is_starting_and_then_runs() {
    stub.next("GET", ONE + "/wait", Fault.reply(408));
    assertThat(provider.create(vps, specification()).state()).isEqualTo(Machine.State.STARTING);
    assertThat(provider.create(vps, specification()).state()).isEqualTo(Machine.State.RUNNING);
  }

  @Test
  void a_machine_that_takes_long_to_stop_or_to_go_is_looked_at_again() {
    provider.create(vps, specification());
    stub.next("GET", ONE + "/wait", Fault.reply(408));
    assertPassing(() -> provider.stop(vps));
    stub.next("GET", ONE + "/wait", Fault.reply(408));
    assertPassing(() -> provider.destroy(vps));
    assertThat(provider.find(vps)).map(Machine::state).contains(Machine.State.UNKNOWN);
    provider.destroy(vps);
    assertThat(provider.find(vps)).isEmpty();
  }

  @Test
  void one_that_an_update_did_not_start_is_started() {
    provider.create(vps, specification());
    provider.stop(vps);
    stub.next(
        "POST",
        ONE,
        (server, exchange, request) -> {
          var reply = fly.answer(request);
          fly.box(vps.toString()).state = "stopped";
          StubServer.reply(exchange, reply);
        });
    assertThat(provider.start(vps, specification()).state()).isEqualTo(Machine.State.RUNNING);
    assertThat(stub.count("POST", ONE + "/start")).isEqualTo(1);
  }

  @Test
  void files_that_could_not_be_written_are_not_taken_for_written() {
    provider.create(vps, specification());
    stub.next("POST", ONE + "/exec", Fault.reply(200, "{\"exit_code\": 1}", Map.of()));
    assertPassing(() -> provider.configure(vps, List.of(new MachineFile("a", "b"))));
  }

  @Test
  void one_that_was_seen_is_read_since_lists_are_few_and_far_between() {
    provider.create(vps, specification());
    var lists = stub.count("GET", MACHINES);
    provider.find(vps);
    provider.stop(vps);
    provider.start(vps, specification());
    assertThat(stub.count("GET", MACHINES)).isEqualTo(lists);
    provider.destroy(vps);
    assertThat(provider.find(vps)).isEmpty();
  }

  @Test
  void machines_of_others_in_the_same_app_are_not_ours() {
    provider.create(vps, specification());
    fly.box(vps.toString()).config = JsonNodeFactory.instance.objectNode();
    assertThat(provider.list()).isEmpty();
    assertThat(provider.find(vps)).isEmpty();
  }

  private ProviderException refused() {
    return failureOf(() -> provider.create(vps, specification()));
  }
}

package io.bailiwick.fleet.work.hetzner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineFile;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.fleet.work.VpsProviderContract;
import io.bailiwick.fleet.work.hetzner.HetznerConfiguration.Waiting;
import io.bailiwick.fleet.work.remote.Fault;
import io.bailiwick.fleet.work.remote.Folders;
import io.bailiwick.fleet.work.remote.StubServer;
import io.bailiwick.kernel.Axis;
import io.bailiwick.kernel.VpsId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, and Hetzner's own ways to go wrong, against a played Cloud API. */
class HetznerProviderTest extends VpsProviderContract {

  @TempDir Path disks;
  private final VpsId vps = VpsId.next();
  private PlayedHetzner hetzner;
  private PlayedShell shell;
  private StubServer stub;
  private HetznerProvider provider;

  @BeforeEach
  void open() {
    hetzner = new PlayedHetzner();
    shell = new PlayedShell(disks);
    stub = new StubServer(hetzner);
    provider = provider(Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    stub.close();
  }

  private HetznerProvider provider(Duration settling) {
    return provider(settling, OptionalLong.of(PlayedHetzner.NETWORK));
  }

  private HetznerProvider provider(Duration settling, OptionalLong network) {
    var configuration =
        new HetznerConfiguration(
            stub.endpoint(StubServer.patience()),
            Optional.of("fsn1"),
            network,
            OptionalLong.of(38),
            22,
            "our-key",
            Optional.of("registry.example.org/agent:1"),
            new Waiting(Duration.ofMillis(5), settling, Duration.ofMillis(300)));
    var ssh = new Ssh("ssh", disks.resolve("ours"), 22, "the key");
    return new HetznerProvider(configuration, ssh, shell, Clock.systemUTC());
  }

  @Override
  protected VpsProvider provider() {
    return provider;
  }

  @Override
  protected String image() {
    return "docker-ce";
  }

  @Override
  protected String unknownImage() {
    return PlayedHetzner.UNKNOWN_IMAGE;
  }

  @Override
  protected String content(VpsId vps, String path) {
    var server = hetzner.server(vps.toString());
    return server == null
        ? null
        : Folders.read(shell.root(server.path("id").asLong()).resolve("home/agent").resolve(path));
  }

  @Test
  void it_is_metered_on_what_passes_the_proxies_and_never_read() {
    assertThat(provider.metered()).containsExactly(Axis.BANDWIDTH);
    assertThat(provider.isSampled()).isFalse();
  }

  @Test
  void the_cheapest_server_that_is_large_enough_and_sold_there_is_taken() {
    provider.create(vps, specification());
    var asked = hetzner.server(vps.toString()).path("created_with");
    assertThat(asked.path("server_type").asText()).isEqualTo("small");
    assertThat(asked.path("location").asText()).isEqualTo("fsn1");
    assertThat(asked.path("networks").path(0).asLong()).isEqualTo(PlayedHetzner.NETWORK);
    assertThat(asked.path("firewalls").path(0).path("firewall").asLong()).isEqualTo(38);
    assertThat(asked.path("ssh_keys").path(0).asText()).isEqualTo("our-key");
  }

  @Test
  void what_is_larger_than_every_server_is_refused_for_good() {
    var giant = new MachineSpecification("a", "docker-ce", 64_000, 1, 1, Map.of(), List.of());
    assertPermanent(() -> provider.create(vps, giant));
  }

  @Test
  void no_secret_stands_in_what_the_metadata_service_tells_every_process() {
    provider.create(vps, specification());
    var asked = hetzner.server(vps.toString()).path("created_with");
    assertThat(asked.toString()).doesNotContain(TOKEN);
    assertThat(environment()).contains("GATEWAY_TOKEN=" + TOKEN + "\n", "HOME=/home/agent\n");
  }

  @Test
  void its_gateway_is_reached_by_ssh_to_its_private_address() {
    var machine = provider.create(vps, specification());
    assertThat(machine.address()).matches("ssh:10\\.0\\.0\\.\\d+");
    assertThat(provider.wayTo(vps, machine.address()).address())
        .startsWith("unix:" + disks.resolve("ours"));
    assertPermanent(() -> provider.wayTo(vps, "10.0.0.5:18789"));
  }

  @Test
  void without_a_private_network_ssh_goes_to_its_public_address() {
    provider = provider(Duration.ofSeconds(5), OptionalLong.empty());
    assertThat(provider.create(vps, specification()).address()).matches("ssh:192\\.0\\.2\\.\\d+");
    assertThat(hetzner.server(vps.toString()).path("created_with").has("networks")).isFalse();
  }

  @Test
  void its_host_key_is_ours_from_the_first_boot_on() {
    provider.create(vps, specification());
    var asked = hetzner.server(vps.toString()).path("created_with").path("user_data").asText();
    assertThat(asked).contains(new HostKeys("the key").of(vps).publicLine());
  }

  @Test
  void a_server_whose_making_was_not_answered_is_found_and_none_is_made_twice() {
    stub.next("POST", "/servers", Fault.LOST);
    // Nobody reads its actions now; Hetzner goes on all the same.
    new Thread(this::goOn).start();
    var made = provider.create(vps, specification());
    assertThat(made.state()).isEqualTo(Machine.State.RUNNING);
    assertThat(hetzner.size()).isEqualTo(1);
    assertThat(stub.count("POST", "/servers")).isEqualTo(1);
  }

  @Test
  void a_name_that_is_taken_already_leads_to_the_server_that_has_it() {
    provider.create(vps, specification());
    // As if another node had made it between our looking and our making.
    stub.next("GET", "/servers", Fault.reply(200, "{\"servers\": []}", Map.of()));
    assertThat(provider.create(vps, specification())).isEqualTo(provider.find(vps).orElseThrow());
    assertThat(hetzner.size()).isEqualTo(1);
  }

  @Test
  void what_there_is_no_room_for_may_be_asked_again_and_what_is_wrong_may_not() {
    refuse(412, "resource_unavailable");
    assertThat(refused().isPermanent()).isFalse();
    refuse(403, "resource_limit_exceeded");
    assertThat(refused().isPermanent()).isFalse();
    refuse(503, "maintenance");
    assertThat(refused().isPermanent()).isFalse();
    refuse(403, "token_readonly");
    assertThat(refused().isPermanent()).isTrue();
    refuse(422, "invalid_input");
    assertThat(refused()).hasMessageContaining("in words").matches(e -> e.isPermanent());
    assertThat(hetzner.size()).isZero();
  }

  @Test
  void an_action_that_fails_leaves_a_half_made_server_that_the_next_attempt_completes() {
    hetzner.failNextAction = true;
    new Thread(this::goOn).start();
    assertThat(provider.create(vps, specification()).state()).isEqualTo(Machine.State.RUNNING);
    assertThat(hetzner.size()).isEqualTo(1);
  }

  @Test
  void until_its_files_are_in_a_server_is_starting_whoever_was_killed_meanwhile() {
    shell.unreachable = 1_000_000;
    assertThat(refused().isPermanent()).isFalse();
    assertThat(provider.find(vps)).map(Machine::state).contains(Machine.State.STARTING);
    shell.unreachable = 3;
    assertThat(provider.create(vps, specification()).state()).isEqualTo(Machine.State.RUNNING);
    assertThat(environment()).contains(TOKEN);
  }

  @Test
  void a_start_that_was_cut_short_goes_on_with_the_new_files_and_never_with_the_old() {
    provider.create(vps, specification());
    provider.stop(vps);
    shell.unreachable = 1_000_000;
    assertPassing(() -> provider.start(vps, specification(image(), "bold")));
    assertThat(provider.find(vps)).map(Machine::state).contains(Machine.State.STARTING);
    shell.unreachable = 0;
    provider.start(vps, specification(image(), "bold"));
    assertThat(content(vps, "workspace/SOUL.md")).isEqualTo("bold");
  }

  @Test
  void a_system_that_does_not_heed_the_shutdown_loses_its_power() {
    provider = provider(Duration.ofMillis(100));
    provider.create(vps, specification());
    hetzner.deaf = true;
    assertThat(provider.stop(vps).state()).isEqualTo(Machine.State.STOPPED);
    assertThat(stub.count("POST", ".*/poweroff")).isEqualTo(1);
  }

  @Test
  void lists_of_many_pages_are_read_whole() {
    for (var i = 0; i < 120; i++) {
      hetzner.answer(
          new StubServer.Request("POST", "/servers", Map.of(), Map.of(), minimal(VpsId.next())));
    }
    assertThat(provider.list()).hasSize(120);
    assertThat(stub.count("GET", "/servers")).isEqualTo(3);
  }

  @Test
  void a_server_that_went_away_is_destroyed() {
    provider.create(vps, specification());
    stub.next("DELETE", "/servers/\\d+", Fault.LOST);
    new Thread(this::goOn).start();
    provider.destroy(vps);
    assertThat(provider.find(vps)).isEmpty();
  }

  @Test
  void a_stopped_server_leaves_its_files_to_its_next_start() {
    provider.create(vps, specification());
    provider.stop(vps);
    provider.configure(vps, List.of(new MachineFile("late.md", "x")));
    assertThat(content(vps, "late.md")).isNull();
  }

  private String environment() {
    var id = hetzner.server(vps.toString()).path("id").asLong();
    return Folders.read(shell.root(id).resolve("etc/bailiwick/agent.env"));
  }

  private static JsonNode minimal(VpsId vps) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("name", "vps-" + vps);
    body.putObject("labels").put("managed-by", "bailiwick").put("bailiwick-vps", vps.toString());
    return body;
  }

  /** Actions get on with it also when nobody asks after them. */
  private void goOn() {
    for (var i = 0; i < 50; i++) {
      for (var id = 100; id < 120; id++) {
        hetzner.answer(new StubServer.Request("GET", "/actions/" + id, Map.of(), Map.of(), null));
      }
      Looks.sleep(Duration.ofMillis(10));
    }
  }

  private void refuse(int status, String code) {
    var body = "{\"error\": {\"code\": \"%s\", \"message\": \"in words\"}}".formatted(code);
    stub.next("POST", "/servers", Fault.reply(status, body, Map.of()));
  }

  private ProviderException refused() {
    return failureOf(() -> provider.create(vps, specification()));
  }
}

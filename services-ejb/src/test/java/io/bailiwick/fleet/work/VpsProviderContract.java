package io.bailiwick.fleet.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineFile;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.kernel.VpsId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every provider promises; see {@link VpsProvider}. Subclasses clean up after each test. */
public abstract class VpsProviderContract {

  protected static final String TOKEN = "5eed".repeat(16);

  private final VpsId vps = VpsId.next();

  protected abstract VpsProvider provider();

  /** An image that listens on its gateway port. */
  protected abstract String image();

  protected abstract String unknownImage();

  /** What the machine's home holds under this path; null when there is no such file. */
  protected abstract String content(VpsId vps, String path);

  protected final MachineSpecification specification() {
    return specification(image(), "gentle");
  }

  protected final MachineSpecification specification(String image, String soul) {
    return new MachineSpecification(
        "agent-of-a-test",
        image,
        1_000,
        256,
        1,
        Map.of(
            "GATEWAY_TOKEN", TOKEN,
            "HTTP_PROXY", "http://agent:" + TOKEN + "@proxy.example.org:3128",
            "HTTPS_PROXY", "http://agent:" + TOKEN + "@proxy.example.org:3128"),
        List.of(new MachineFile("config.json", "{}"), new MachineFile("workspace/SOUL.md", soul)));
  }

  @Test
  void a_created_machine_runs_and_is_found_by_its_vps() {
    var made = provider().create(vps, specification());

    assertThat(made.vps()).isEqualTo(vps);
    assertThat(made.state()).isEqualTo(Machine.State.RUNNING);
    assertThat(made.address()).isNotEmpty();
    assertThat(made.providerVmId()).isNotEmpty();
    assertThat(provider().find(vps)).contains(made);
    assertThat(content(vps, "workspace/SOUL.md")).isEqualTo("gentle");
  }

  @Test
  void what_was_never_created_is_not_found_and_not_listed() {
    assertThat(provider().find(vps)).isEmpty();
    assertThat(provider().list()).extracting(Machine::vps).doesNotContain(vps);
    assertThat(provider().sample(vps)).isEmpty();
  }

  @Test
  void creating_again_gives_the_same_machine() {
    var made = provider().create(vps, specification());
    assertThat(provider().create(vps, specification())).isEqualTo(made);
    assertThat(provider().list()).extracting(Machine::vps).containsOnlyOnce(vps);
  }

  @Test
  void creating_at_the_same_time_gives_one_machine() {
    var made =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(any -> provider().create(vps, specification()))
            .toList();
    assertThat(made).containsOnly(provider().find(vps).orElseThrow());
    assertThat(provider().list()).extracting(Machine::vps).containsOnlyOnce(vps);
  }

  @Test
  void a_stopped_machine_keeps_its_disk_and_starts_again_with_the_new_specification() {
    provider().create(vps, specification());
    provider().configure(vps, List.of(new MachineFile("workspace/MEMORY.md", "blue door")));

    var stopped = provider().stop(vps);
    assertThat(stopped.state()).isEqualTo(Machine.State.STOPPED);
    assertThat(stopped.address()).isEmpty();
    assertThat(provider().find(vps)).contains(stopped);
    assertThat(provider().list()).contains(stopped);

    var started = provider().start(vps, specification(image(), "bold"));
    assertThat(started.state()).isEqualTo(Machine.State.RUNNING);
    assertThat(started.providerVmId()).isEqualTo(stopped.providerVmId());
    assertThat(content(vps, "workspace/MEMORY.md")).isEqualTo("blue door");
    assertThat(content(vps, "workspace/SOUL.md")).isEqualTo("bold");
  }

  @Test
  void stopping_and_starting_twice_are_once() {
    var made = provider().create(vps, specification());
    assertThat(provider().start(vps, specification())).isEqualTo(made);
    assertThat(provider().stop(vps)).isEqualTo(provider().stop(vps));
  }

  @Test
  void creating_a_stopped_machine_starts_it() {
    provider().create(vps, specification());
    provider().stop(vps);
    assertThat(provider().create(vps, specification()).state()).isEqualTo(Machine.State.RUNNING);
  }

  @Test
  void a_destroyed_machine_is_gone_and_may_be_destroyed_again() {
    provider().create(vps, specification());
    provider().destroy(vps);
    assertThat(provider().find(vps)).isEmpty();
    assertThat(provider().sample(vps)).isEmpty();
    assertThatCode(() -> provider().destroy(vps)).doesNotThrowAnyException();
  }

  @Test
  void a_machine_made_after_a_destruction_has_an_empty_disk() {
    provider().create(vps, specification());
    provider().configure(vps, List.of(new MachineFile("notes.md", "old")));
    provider().destroy(vps);
    provider().create(vps, specification());
    assertThat(content(vps, "notes.md")).isNull();
  }

  @Test
  void an_unknown_image_is_refused_for_good_and_leaves_no_machine() {
    assertPermanent(() -> provider().create(vps, specification(unknownImage(), "")));
    assertThat(provider().find(vps)).isEmpty();
  }

  @Test
  void without_a_machine_there_is_nothing_to_start_stop_or_configure() {
    assertPermanent(() -> provider().start(vps, specification()));
    assertPermanent(() -> provider().stop(vps));
    assertPermanent(() -> provider().configure(vps, List.of(new MachineFile("a", "b"))));
    assertThat(provider().find(vps)).isEmpty();
  }

  @Test
  void configuring_replaces_the_files_named_and_no_others() {
    provider().create(vps, specification());
    var awkward = "two\nlines, 'quotes', $dollars, ünïcödé \uD83D\uDE80\n";
    provider()
        .configure(
            vps,
            List.of(
                new MachineFile("workspace/SOUL.md", awkward),
                new MachineFile("a folder/-x y.md", "")));
    assertThat(content(vps, "workspace/SOUL.md")).isEqualTo(awkward);
    assertThat(content(vps, "a folder/-x y.md")).isEmpty();
    assertThat(content(vps, "config.json")).isEqualTo("{}");
  }

  @Test
  void what_was_used_never_gets_less_over_a_stop_and_a_start() {
    provider().create(vps, specification());
    provider().stop(vps);
    var first = provider().sample(vps).orElseThrow();
    provider().start(vps, specification());
    var second = provider().sample(vps).orElseThrow();

    assertThat(second.cpuMillis().orElse(0)).isGreaterThanOrEqualTo(first.cpuMillis().orElse(0));
    assertThat(second.memoryMbSeconds().orElse(0))
        .isGreaterThanOrEqualTo(first.memoryMbSeconds().orElse(0));
  }

  @Test
  void every_machine_is_listed() {
    var other = VpsId.next();
    provider().create(vps, specification());
    provider().create(other, specification());
    provider().stop(other);
    assertThat(provider().list()).extracting(Machine::vps).contains(vps, other);
    provider().destroy(other);
    assertThat(provider().list()).extracting(Machine::vps).contains(vps).doesNotContain(other);
  }

  @Test
  void no_message_and_no_text_form_holds_the_token() {
    assertThat(specification().toString()).doesNotContain(TOKEN);
    var refused =
        catchThrowableOfType(
            ProviderException.class,
            () -> provider().create(vps, specification(unknownImage(), "")));
    assertThat(refused.toString()).doesNotContain(TOKEN);
    assertThat(provider().create(vps, specification()).toString()).doesNotContain(TOKEN);
  }

  protected static void assertPermanent(ThrowingCallable call) {
    var refused = failureOf(call);
    assertThat(refused.isPermanent()).as(refused.getMessage()).isTrue();
  }

  protected static void assertPassing(ThrowingCallable call) {
    var failure = failureOf(call);
    assertThat(failure.isPermanent()).as(failure.getMessage()).isFalse();
  }

  protected static ProviderException failureOf(ThrowingCallable call) {
    var failure = catchThrowableOfType(ProviderException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }
}

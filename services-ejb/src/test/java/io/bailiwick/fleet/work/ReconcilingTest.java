package io.bailiwick.fleet.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.Backoff;
import io.bailiwick.fleet.DesiredState;
import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.Outcome;
import io.bailiwick.fleet.ProviderException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever is wanted, whatever fails, and wherever the server is killed: once that is over, the
 * machine is as it is wanted, there is never more than one, and none is left behind.
 */
class ReconcilingTest {

  /** What can happen between two passes of the reconciler, or in the midst of one. */
  enum Event {
    START,
    STOP,
    DESTROY,
    RESTART,
    EQUIP,
    HOLD,
    LET_GO,
    MACHINE_DIES,
    PROVIDER_FAILS,
    PROVIDER_FAILS_AFTER_THE_DEED,
    KILLED_BEFORE_THE_DEED,
    KILLED_AFTER_THE_DEED,
    WISH_CHANGES_MEANWHILE,
    NOTHING
  }

  private final MovedClock clock = new MovedClock();
  private final FakeProvider provider = new FakeProvider();
  private final VpsesInMemory row = new VpsesInMemory(clock.instant());

  @Property(tries = 2000)
  void everything_converges(@ForAll List<Event> events, @ForAll long seed) {
    var random = new Random(seed);
    for (var event : events) {
      clock.advance(Duration.ofMillis(1 + random.nextInt(40_000)));
      happens(event);
      pass(event);
      provider.calm();
      assertThat(provider.list()).hasSizeLessThanOrEqualTo(1);
    }
    calm();

    assertThat(row.unreconciled()).isFalse();
    var machine = provider.find(row.id).map(Machine::state);
    switch (row.state) {
      case RUNNING -> assertThat(machine).contains(Machine.State.RUNNING);
      case STOPPED -> assertThat(machine).contains(Machine.State.STOPPED);
      case DESTROYED -> assertThat(machine).isEmpty();
      case PROVISIONING -> throw new AssertionError("It is still provisioning.");
    }
  }

  private void happens(Event event) {
    var now = clock.instant();
    switch (event) {
      case START -> row.wish(DesiredState.RUNNING, now);
      case STOP -> row.wish(DesiredState.STOPPED, now);
      case DESTROY -> row.wish(DesiredState.DESTROYED, now);
      case RESTART -> row.restart++;
      case EQUIP -> row.config++;
      case HOLD -> row.held = true;
      case LET_GO -> row.held = false;
      case MACHINE_DIES -> {
        if (provider.find(row.id).isPresent()) {
          provider.crash(row.id);
        }
      }
      case PROVIDER_FAILS -> provider.failNext(ProviderException.passing("Not now.", null));
      default -> {}
    }
  }

  private void pass(Event event) {
    row.claim(clock.instant())
        .ifPresent(
            work -> {
              if (event == Event.KILLED_BEFORE_THE_DEED) {
                return;
              }
              Outcome outcome;
              try {
                outcome = new PerformStep(provider, clock).perform(work, ReconcilingTest::boot);
                if (event == Event.PROVIDER_FAILS_AFTER_THE_DEED) {
                  throw ProviderException.passing("The answer got lost.", null);
                }
              } catch (ProviderException e) {
                var pause = Backoff.after(work.attempts(), new Random(1));
                outcome = Outcome.failed(work, e, pause, clock.instant());
              }
              if (event == Event.WISH_CHANGES_MEANWHILE) {
                clock.advance(Duration.ofMillis(1));
                row.wish(DesiredState.STOPPED, clock.instant());
              }
              if (event != Event.KILLED_AFTER_THE_DEED) {
                row.settle(outcome);
              }
            });
  }

  /** Nothing more is wanted and nothing fails: passes and watches until it is quiet. */
  private void calm() {
    provider.calm();
    for (var i = 0; i < 20; i++) {
      clock.advance(Duration.ofMinutes(6));
      var running =
          provider.find(row.id).filter(m -> m.state() == Machine.State.RUNNING).isPresent();
      row.observe(running, clock.instant());
      clock.advance(Duration.ofSeconds(5));
      pass(Event.NOTHING);
    }
  }

  private static MachineSpecification boot() {
    return new MachineSpecification("agent-x", "image", 500, 256, 1, Map.of(), List.of());
  }

  private static final class MovedClock extends Clock {

    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}

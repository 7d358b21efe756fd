package io.bailiwick.fleet.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.fleet.Samples.Due;
import io.bailiwick.fleet.store.FleetStores;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The monitor's pass over a provider that goes away and comes back. */
@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
class MonitorIT {

  private final SampledTown town = new SampledTown();
  private final SampleThreads threads = new SampleThreads(Thread::new, Duration.ofSeconds(20));
  private final SampleVpses monitor = new SampleVpses();
  private VpsId vps;

  @BeforeEach
  void settle() {
    vps = town.machine();
    town.town.own("UPDATE vpses SET next_sample_at = '2026-11-01Z'");
    monitor.claimSamples = new ClaimInTown();
    monitor.recordSamples = town.lastReading.recordSamples;
    monitor.applyHolds = new NoHolds();
    monitor.providers = new Providers(List.of(town.provider, new FakeProvider("fly")));
    monitor.threads = threads;
    monitor.clock = town.town.clock;
  }

  @AfterEach
  void leave() {
    threads.close();
    town.close();
  }

  @Test
  void a_provider_that_cannot_be_read_is_flagged_and_stops_nobody() {
    pass(100);
    assertThat(isAsWanted("stale_since IS NULL")).isTrue();

    town.provider.setDown(true);
    pass(1_000);
    pass(1_000);
    assertThat(isAsWanted("stale_since IS NOT NULL")).as("flagged, and not stopped").isTrue();
    assertThat(town.cpuCounted(vps)).isEqualTo(100);

    town.provider.setDown(false);
    pass(10);
    assertThat(isAsWanted("stale_since IS NULL")).isTrue();
    assertThat(town.cpuCounted(vps)).as("nothing was lost meanwhile").isEqualTo(2_110);
  }

  @Test
  void one_that_was_read_by_another_meanwhile_spoils_no_batch() {
    var other = town.machine();
    town.town.own("UPDATE vpses SET next_sample_at = '2026-11-01Z'");
    town.provider.use(other, 7, 0, 0);
    ((ClaimInTown) monitor.claimSamples).afterwards = () -> town.record(vps);
    pass(100);

    assertThat(town.cpuCounted(vps)).isEqualTo(100);
    assertThat(town.cpuCounted(other)).isEqualTo(7);
  }

  private void pass(long cpuMillis) {
    town.provider.use(vps, cpuMillis, 0, 0);
    town.town.clock.advance(Duration.ofMinutes(2));
    monitor.run();
  }

  private boolean isAsWanted(String figures) {
    return 1
        == town.town.number(
            "SELECT count(*) FROM vpses WHERE state = 'running' AND desired_state = 'running'"
                + " AND hold IS NULL AND "
                + figures
                + " AND id = ?::uuid",
            vps);
  }

  private final class ClaimInTown extends ClaimSamples {
    private final UUID node = UUID.randomUUID();
    private Runnable afterwards = () -> {};

    @Override
    public List<Due> claim(String provider, int limit, Instant dueBy, Duration interval) {
      var next = town.town.clock.instant().plus(interval);
      var found = new ArrayList<Due>();
      town.town.does(
          tx ->
              found.addAll(
                  FleetStores.samples(tx.sql).claim(node, Set.of(provider), limit, dueBy, next)));
      if (!found.isEmpty()) {
        afterwards.run();
      }
      return found;
    }
  }

  private static final class NoHolds extends ApplyHolds {
    @Override
    public int apply(Optional<Set<OrganizationId>> organization) {
      return 0;
    }
  }
}

package io.bailiwick.billing.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.metering.MachineUsage;
import io.bailiwick.metering.TrafficDelta;
import io.bailiwick.metering.UsageMonth;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Whatever happens in whatever order, batches sent again and the turn of months among it: the
 * rollups are what a list of numbers in memory says, and the sum of raw usage and open minutes.
 */
class AnyOrderIT {

  private static final UUID[] NODES = {UUID.randomUUID(), UUID.randomUUID()};

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void rollups_are_what_was_sent(
      @ForAll @Size(25) List<@IntRange(max = 1_000_000) Integer> happenings) {
    try (var town = new Town()) {
      var story = new Story(town);
      for (int happening : happenings) {
        story.tell(happening);
        assertThat(town.unreconciled()).isZero();
      }
      story.compare();
    }
  }

  private static final class Story {

    private final Town town;
    private final OrganizationId organization;
    private final List<VpsId> vpses;
    private final long[] sequences = new long[NODES.length];
    private final Map<String, Long> expected = new HashMap<>();
    private Runnable again = () -> {};

    Story(Town town) {
      this.town = town;
      organization = town.organization(Optional.of(town.plan(true)));
      vpses = town.vpses(organization, 3);
    }

    void tell(int happening) {
      var vps = vpses.get(happening % 3);
      var amount = happening % 997 + 1;
      switch (happening % 6) {
        case 0, 1 -> flush(happening % 2, vps, amount);
        case 2 -> sample(vps, amount);
        case 3 -> again.run();
        case 4 -> town.does(tx -> tx.usage.minutes().close());
        default -> town.clock.advance(Duration.ofHours(happening % 200));
      }
    }

    private void flush(int node, VpsId vps, long bytes) {
      var sequence = ++sequences[node];
      var batch = List.of(new TrafficDelta(vps, organization, bytes, bytes));
      again = () -> town.does(tx -> tx.usage.traffic().record(NODES[node], sequence, batch));
      again.run();
      grow("bandwidth_bytes", vps, 2 * bytes);
    }

    private void sample(VpsId vps, long cpu) {
      var at = town.clock.instant();
      var usage = List.of(new MachineUsage(vps, organization, cpu, 0, at, UUID.randomUUID()));
      again = () -> town.does(tx -> tx.usage.machines().record(usage));
      again.run();
      grow("cpu_used_ms", vps, cpu);
    }

    private void grow(String column, VpsId vps, long amount) {
      var month = UsageMonth.current(town.clock).start();
      expected.merge(column + " " + vps + " " + month, amount, Long::sum);
    }

    void compare() {
      expected.forEach(
          (key, amount) -> {
            var parts = key.split(" ");
            assertThat(
                    town.number(
                        "SELECT "
                            + parts[0]
                            + " FROM vps_usage_periods WHERE vps_id = ?::uuid"
                            + " AND period_start = ?::date",
                        parts[1],
                        parts[2]))
                .as(key)
                .isEqualTo(amount);
          });
    }
  }
}

package io.bailiwick.fleet.work;

import io.bailiwick.billing.work.Town;
import io.bailiwick.billing.work.Transaction;
import io.bailiwick.fleet.Samples.Due;
import io.bailiwick.fleet.Samples.Reading;
import io.bailiwick.fleet.store.FleetStores;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.VpsId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Machines and those who read them, each call in a transaction of its own, as in the container. */
@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
final class SampledTown implements AutoCloseable {

  final Town town = new Town();
  final FakeProvider provider = new FakeProvider("local");
  final LastReading lastReading = new LastReading();
  private final OrganizationId organization = town.organization(Optional.of(town.plan(true)));

  SampledTown() {
    lastReading.claimSamples = new DueInTown();
    lastReading.recordSamples = new RecordInTown();
  }

  /** A machine that has been read once, so that all that it uses from now on counts. */
  VpsId machine() {
    var vps = town.vps(organization);
    provider.create(vps, LastReadingIT.SPECIFICATION);
    record(vps);
    return vps;
  }

  Due due(VpsId vps) {
    return lastReading.claimSamples.due(vps);
  }

  Reading read(Due due) {
    return new Reading(due, provider.sample(due.id()).orElseThrow());
  }

  /** As the monitor does: what was overtaken is left out. */
  boolean write(Reading reading) {
    try {
      lastReading.recordSamples.record(List.of(reading), Set.of());
      return true;
    } catch (ReadingsOvertaken e) {
      return false;
    }
  }

  void record(VpsId vps) {
    write(read(due(vps)));
  }

  /** Over all months. */
  long cpuCounted(VpsId vps) {
    return town.number(
        "SELECT coalesce(sum(cpu_used_ms), 0) FROM vps_usage_periods WHERE vps_id = ?::uuid", vps);
  }

  @Override
  public void close() {
    town.close();
  }

  private final class DueInTown extends ClaimSamples {
    @Override
    public Due due(VpsId vps) {
      var found = new Due[1];
      town.does(tx -> found[0] = FleetStores.samples(tx.sql).due(vps));
      return found[0];
    }
  }

  private final class RecordInTown extends RecordSamples {
    @Override
    public int record(List<Reading> readings, Set<VpsId> unread) {
      var stale = new int[1];
      town.does(tx -> stale[0] = on(tx).record(readings, unread));
      return stale[0];
    }

    private RecordSamples on(Transaction tx) {
      var record = new RecordSamples();
      record.samples = FleetStores.samples(tx.sql);
      record.recordMachineUsage = tx.usage.machines();
      record.clock = town.clock;
      return record;
    }
  }
}

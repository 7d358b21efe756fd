package io.bailiwick.metering.work;

import io.bailiwick.metering.UsageRecorded;
import io.bailiwick.metering.store.MeteringStores;
import jakarta.enterprise.event.Event;
import java.time.Clock;

/** The pipeline's use cases on one transaction. */
@SuppressWarnings("UnnecessaryAssignment") // There is no container here that would inject.
public record MeteringUseCases(
    RecordTraffic traffic, RecordMachineUsage machines, CloseTrafficMinutes minutes) {

  public static MeteringUseCases on(
      MeteringStores stores, Clock clock, Event<UsageRecorded> recorded) {
    var traffic = new RecordTraffic();
    traffic.ledger = stores.ledger();
    traffic.periods = stores.periods();
    traffic.recorded = recorded;
    traffic.figures = new MeteringFigures();
    traffic.figures.clock = clock;
    traffic.clock = clock;
    var machines = new RecordMachineUsage();
    machines.machines = stores.machines();
    machines.periods = stores.periods();
    machines.recorded = recorded;
    var minutes = new CloseTrafficMinutes();
    minutes.ledger = stores.ledger();
    minutes.clock = clock;
    return new MeteringUseCases(traffic, machines, minutes);
  }
}

package io.bailiwick.fleet.work.fly;

import io.bailiwick.fleet.Machine;
import io.bailiwick.fleet.MachineSpecification;
import java.time.Duration;

/** Goes with a machine from wherever it is to one that runs with a specification. */
final class BringUp {

  private static final String STARTED = "started";

  private final FlyApi api;
  private final FlyLease lease;
  private final MachineRequests requests;
  private final Duration settling;

  BringUp(FlyApi api, FlyLease lease, MachineRequests requests, Duration settling) {
    this.api = api;
    this.lease = lease;
    this.requests = requests;
    this.settling = settling;
  }

  /** As it is then; one that needs longer than a call is as far as it got. */
  FlyMachine with(FlyMachine machine, MachineSpecification specification) {
    return switch (machine.ourState()) {
      case RUNNING, UNKNOWN -> machine;
      case STARTING -> awaited(machine);
      case STOPPED -> booted(machine, specification);
    };
  }

  /** One that was told to start. */
  FlyMachine awaited(FlyMachine machine) {
    return api.settled(machine, STARTED, settling);
  }

  /** An update starts the machine as well, but for some stopped ones. */
  private FlyMachine booted(FlyMachine machine, MachineSpecification specification) {
    var request = requests.update(machine.vps(), specification);
    var updated =
        awaited(lease.during(machine, nonce -> api.update(machine, nonce, request, specification)));
    if (updated.ourState() != Machine.State.STOPPED) {
      return updated;
    }
    lease.change(updated, nonce -> api.start(updated, nonce));
    return awaited(updated);
  }
}

package io.bailiwick.fleet.work.fly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.work.remote.Answer;
import io.bailiwick.fleet.work.remote.Call;
import io.bailiwick.fleet.work.remote.RemoteApi;
import io.bailiwick.fleet.work.remote.Words;
import io.bailiwick.kernel.VpsId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The calls of the Machines API that we need, one method each. */
final class FlyApi {

  private static final String NONCE = "fly-machine-lease-nonce";

  /** Fly may fetch the image before it answers. */
  private static final Duration MAKING = Duration.ofSeconds(40);

  private static final Duration ON_THE_WAY = Duration.ofSeconds(5);
  private static final int EXEC_SECONDS = 10;

  /** Longer than the longest change that is made under it. */
  private static final int LEASE_SECONDS = 60;

  private final RemoteApi api;
  private final String app;
  private final String machines;

  /** Where each was seen last. */
  private final Map<VpsId, FlyMachine> seen = new ConcurrentHashMap<>();

  FlyApi(RemoteApi api, String app) {
    this.api = api;
    this.app = app;
    this.machines = "/v1/apps/" + app + "/machines";
  }

  /**
   * One that was seen before is read, which Fly allows five times a second for each machine; lists
   * it allows once a second for the whole app.
   */
  Optional<FlyMachine> find(VpsId vps) {
    return Optional.ofNullable(seen.get(vps))
        .flatMap(this::get)
        .filter(machine -> machine.vps().equals(vps))
        .or(() -> listed(vps));
  }

  private Optional<FlyMachine> listed(VpsId vps) {
    seen.remove(vps);
    return list("?metadata." + FlyMachine.VPS + "=" + vps).stream()
        .filter(machine -> machine.vps().equals(vps))
        .findFirst();
  }

  List<FlyMachine> ours() {
    return list("?metadata." + FlyMachine.OWNER + "=" + FlyMachine.US);
  }

  private List<FlyMachine> list(String filter) {
    var answer = api.send(Call.get(machines + filter));
    if (answer.isMissing()) {
      throw ProviderException.permanent("fly knows no app '" + app + "'; check BAILIWICK_FLY_APP.");
    }
    var found = new ArrayList<FlyMachine>();
    accepted(answer, "list machines")
        .body()
        .forEach(json -> FlyMachine.read(json).ifPresent(found::add));
    found.forEach(machine -> seen.put(machine.vps(), machine));
    return found;
  }

  /** Empty when it is gone. */
  Optional<FlyMachine> get(FlyMachine machine) {
    var answer = api.send(Call.get(path(machine)));
    return answer.isMissing()
        ? Optional.empty()
        : FlyMachine.read(accepted(answer, "read a machine").body());
  }

  FlyMachine create(ObjectNode request, MachineSpecification specification) {
    var answer = api.send(Call.post(machines, request).within(MAKING));
    var made = read(refusedOr(answer, "make the machine", Words.of(reason(answer), specification)));
    seen.put(made.vps(), made);
    return made;
  }

  /** Gives it another configuration and starts it. */
  FlyMachine update(
      FlyMachine machine, String nonce, ObjectNode request, MachineSpecification specification) {
    var call = Call.post(path(machine), request).with(NONCE, nonce).within(MAKING);
    var answer = api.send(call);
    return read(refusedOr(answer, "update the machine", Words.of(reason(answer), specification)));
  }

  void start(FlyMachine machine, String nonce) {
    var call = Call.post(path(machine) + "/start", MachineRequests.nothing());
    accepted(api.send(call.with(NONCE, nonce).again()), "start the machine");
  }

  void stop(FlyMachine machine, String nonce) {
    var call = Call.post(path(machine) + "/stop", MachineRequests.stop());
    accepted(api.send(call.with(NONCE, nonce).again()), "stop the machine");
  }

  void destroy(FlyMachine machine, String nonce) {
    var answer = api.send(Call.delete(path(machine) + "?force=true").with(NONCE, nonce));
    if (!answer.isMissing()) {
      accepted(answer, "destroy the machine");
    }
  }

  /** Returns when it is so, or when that takes longer than this. */
  void await(FlyMachine machine, String state, Duration limit) {
    var query =
        "/wait?state=%s&timeout=%d&instance_id=%s"
            .formatted(state, limit.toSeconds(), machine.instance());
    api.send(Call.get(path(machine) + query).within(limit.plus(ON_THE_WAY)).once());
  }

  /** As it is after it reached the state, or had the time to. */
  FlyMachine settled(FlyMachine machine, String state, Duration limit) {
    await(machine, state, limit);
    return get(machine)
        .orElseThrow(
            () -> ProviderException.passing("The machine went away while it changed.", null));
  }

  /** The nonce of a lease; passing while another client has one. */
  String lease(FlyMachine machine) {
    var call = Call.post(path(machine) + "/lease", MachineRequests.lease(LEASE_SECONDS));
    var answer = accepted(api.send(call), "lease the machine");
    return answer.body().path("data").path("nonce").asText();
  }

  void release(FlyMachine machine, String nonce) {
    api.send(Call.delete(path(machine) + "/lease").with(NONCE, nonce));
  }

  /** Writes files in a running machine. */
  void write(FlyMachine machine, String records) {
    var request = MachineRequests.exec(records, EXEC_SECONDS);
    var answer = accepted(api.send(Call.post(path(machine) + "/exec", request).again()), "write");
    if (answer.body().path("exit_code").asInt(0) != 0) {
      throw ProviderException.passing(
          "The files of the VPS were not all written; try again.", null);
    }
  }

  private String path(FlyMachine machine) {
    return machines + "/" + machine.id();
  }

  private static FlyMachine read(Answer answer) {
    return FlyMachine.read(answer.body())
        .orElseThrow(
            () -> ProviderException.passing("fly answered with a machine that is not ours.", null));
  }

  private static Answer accepted(Answer answer, String what) {
    return refusedOr(answer, what, Words.of(reason(answer)));
  }

  private static Answer refusedOr(Answer answer, String what, String words) {
    if (answer.isOk()) {
      return answer;
    }
    var sentence = "fly refused to " + what + " (" + answer.status() + "): " + words;
    throw FlyRefusal.mayPass(answer)
        ? ProviderException.passing(sentence, null)
        : ProviderException.permanent(sentence);
  }

  private static String reason(Answer answer) {
    return answer.body().path("error").asText("");
  }
}

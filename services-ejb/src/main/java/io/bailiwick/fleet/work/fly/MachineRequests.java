package io.bailiwick.fleet.work.fly;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.work.remote.AgentHome;
import io.bailiwick.fleet.work.remote.FileRecords;
import io.bailiwick.kernel.VpsId;
import java.util.Optional;

/** Machines as Fly is asked for them. */
final class MachineRequests {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Optional<String> region;

  MachineRequests(Optional<String> region) {
    this.region = region;
  }

  /** The name is unique in the app, so that no second machine can be made for the VPS. */
  static String name(VpsId vps) {
    return "vps-" + vps;
  }

  ObjectNode create(VpsId vps, MachineSpecification specification) {
    var request = update(vps, specification);
    request.put("name", name(vps));
    region.ifPresent(code -> request.put("region", code));
    return request;
  }

  ObjectNode update(VpsId vps, MachineSpecification specification) {
    var request = JSON.objectNode();
    request.set("config", config(vps, specification));
    return request;
  }

  /**
   * Fly restarts nothing by itself: what died shows as stopped, and our reconciler starts it with
   * what it is to boot with by then. The root file system is kept, since it is the VPS's disk.
   */
  private static ObjectNode config(VpsId vps, MachineSpecification specification) {
    var guest = FlyGuest.fitting(specification);
    var config = JSON.objectNode();
    config.put("image", specification.image());
    config
        .putObject("guest")
        .put("cpu_kind", guest.kind())
        .put("cpus", guest.cpus())
        .put("memory_mb", guest.memoryMb());
    config.putObject("rootfs").put("persist", "always").put("size_gb", specification.diskGb());
    config.putObject("restart").put("policy", "no");
    config
        .putObject("metadata")
        .put(FlyMachine.OWNER, FlyMachine.US)
        .put(FlyMachine.VPS, vps.toString());
    var environment = config.putObject("env");
    AgentHome.environment(specification, "::").forEach(environment::put);
    var files = config.putArray("files");
    for (var file : specification.files()) {
      files
          .addObject()
          .put("guest_path", AgentHome.PATH + "/" + file.path())
          .put("raw_value", FileRecords.base64(file.content()));
    }
    return config;
  }

  /** Runs the script of {@link FileRecords} in the machine. */
  static ObjectNode exec(String records, int seconds) {
    var request = JSON.objectNode().put("stdin", records).put("timeout", seconds);
    request
        .putArray("command")
        .add("sh")
        .add("-c")
        .add(FileRecords.SCRIPT)
        .add("write-files")
        .add(AgentHome.PATH);
    return request;
  }

  static ObjectNode stop() {
    return JSON.objectNode().put("signal", "SIGTERM").put("timeout", "10s");
  }

  static ObjectNode lease(int seconds) {
    return JSON.objectNode().put("description", FlyMachine.US).put("ttl", seconds);
  }

  static ObjectNode nothing() {
    return JSON.objectNode();
  }
}

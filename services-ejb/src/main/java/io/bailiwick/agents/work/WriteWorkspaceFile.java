package io.bailiwick.agents.work;

import io.bailiwick.agents.WorkspaceFile;
import io.bailiwick.agents.WorkspaceFiles;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Writes one of an agent's files; a running machine gets it at once. */
@Stateless
@ForTenant
public class WriteWorkspaceFile {

  @Inject private FindAgent findAgent;
  @Inject private WorkspaceFiles files;
  @Inject private EquipAgent equipAgent;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  public void write(Caller caller, AgentId id, String filename, String content) {
    caller.mustHave(Scope.WRITE);
    var file = new WorkspaceFile(filename, content, clock.instant());
    var agent = findAgent.lock(id);
    files.put(agent.organization(), id, file);
    audit.record(
        new AuditTrail.Entry(
            caller,
            Optional.of(agent.organization()),
            "agent.file.write",
            "agent/" + id,
            Map.of(),
            Map.of("filename", filename, "characters", content.length())));
    equipAgent.equip(caller, agent, false);
  }
}

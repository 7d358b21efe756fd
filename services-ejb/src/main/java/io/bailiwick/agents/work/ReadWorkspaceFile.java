package io.bailiwick.agents.work;

import io.bailiwick.agents.WorkspaceFile;
import io.bailiwick.agents.WorkspaceFiles;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** One of an agent's files, as it was last written here. */
@Stateless
@ForTenant
public class ReadWorkspaceFile {

  @Inject private FindAgent findAgent;
  @Inject private WorkspaceFiles files;

  public WorkspaceFile read(Caller caller, AgentId id, String filename) {
    caller.mustHave(Scope.READ);
    WorkspaceFile.checkName(filename);
    return files
        .find(findAgent.find(id).id(), filename)
        .orElseThrow(() -> Problem.notFound("file"));
  }
}

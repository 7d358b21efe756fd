package io.bailiwick.agents.http;

import io.bailiwick.agents.WorkspaceFile;
import io.bailiwick.agents.work.ReadWorkspaceFile;
import io.bailiwick.agents.work.WriteWorkspaceFile;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.MaxBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Instant;

/** An agent's workspace files. */
@Path("agents/{agent_id}/workspace/{filename}")
@Produces("application/json")
@ApplicationScoped
public class WorkspaceResource {

  @Inject private ReadWorkspaceFile readWorkspaceFile;
  @Inject private WriteWorkspaceFile writeWorkspaceFile;
  @Inject private CurrentCall call;

  record SentFile(String content) {}

  record FileBody(String filename, String content, Instant updatedAt) {
    static FileBody of(WorkspaceFile file) {
      return new FileBody(file.filename(), file.content(), file.updatedAt());
    }
  }

  @GET
  public FileBody read(@PathParam("agent_id") AgentId id, @PathParam("filename") String filename) {
    return FileBody.of(readWorkspaceFile.read(call.caller(), id, filename));
  }

  /** A file of 100,000 characters, each of which JSON may write in six bytes. */
  @PUT
  @MaxBody(640 * 1024)
  @Consumes("application/json")
  public void write(
      @PathParam("agent_id") AgentId id, @PathParam("filename") String filename, SentFile sent) {
    if (sent.content() == null) {
      throw Problem.invalid("content", "is missing");
    }
    writeWorkspaceFile.write(call.caller(), id, filename, sent.content());
  }
}

package io.bailiwick.identity.http;

import io.bailiwick.identity.Session;
import io.bailiwick.identity.work.EndOtherSessions;
import io.bailiwick.identity.work.ListSessions;
import io.bailiwick.identity.work.SignOut;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.SessionId;
import io.bailiwick.kernel.http.Access;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.PageBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;

/** Where one is signed in, and how to end that from here. */
@Path("users/me/sessions")
@Produces("application/json")
@ApplicationScoped
public class OwnSessionsResource {

  @Inject private CurrentCall call;
  @Inject private ListSessions listSessions;
  @Inject private SignOut signOut;
  @Inject private EndOtherSessions endOtherSessions;

  record SessionBody(SessionId id, boolean current, Instant createdAt, Instant expiresAt) {

    static SessionBody of(Session session, Caller caller) {
      return new SessionBody(
          session.id(),
          caller.session().equals(Optional.of(session.id())),
          session.createdAt(),
          session.expiresAt());
    }
  }

  @GET
  @Access(Access.To.PENDING_USERS)
  public PageBody<SessionBody> list(
      @QueryParam("limit") Integer limit, @QueryParam("page_token") String pageToken) {
    var caller = call.caller();
    var page = listSessions.list(caller, call.page(limit, pageToken));
    return PageBody.of(page, session -> SessionBody.of(session, caller));
  }

  @DELETE
  @Access(Access.To.PENDING_USERS)
  public void endOthers() {
    endOtherSessions.end(call.caller());
  }

  @DELETE
  @Path("{session_id}")
  @Access(Access.To.PENDING_USERS)
  public void end(@PathParam("session_id") SessionId id) {
    signOut.end(call.caller(), id);
  }
}

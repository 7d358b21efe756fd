package io.bailiwick.agents.http;

import io.bailiwick.agents.Channel;
import io.bailiwick.agents.ChannelKind;
import io.bailiwick.agents.work.ConnectChannel;
import io.bailiwick.agents.work.DisconnectChannel;
import io.bailiwick.agents.work.ListChannels;
import io.bailiwick.kernel.AgentId;
import io.bailiwick.kernel.ChannelId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.http.Answer;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.MaxBody;
import io.bailiwick.kernel.http.NullsRefused;
import io.bailiwick.kernel.http.Once;
import io.bailiwick.kernel.http.PageBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;

/** The channels of an agent. */
@Path("agents/{agent_id}/channels")
@Produces("application/json")
@ApplicationScoped
public class ChannelsResource {

  @Inject private ListChannels listChannels;
  @Inject private ConnectChannel connectChannel;
  @Inject private DisconnectChannel disconnectChannel;
  @Inject private CurrentCall call;
  @Inject private Once once;

  record ChannelBody(
      ChannelId id, ChannelKind kind, boolean enabled, Instant createdAt, Instant updatedAt) {
    static ChannelBody of(Channel channel) {
      return new ChannelBody(
          channel.id(),
          channel.kind(),
          channel.enabled(),
          channel.createdAt(),
          channel.updatedAt());
    }
  }

  record ConnectedBody(
      ChannelId id,
      ChannelKind kind,
      boolean enabled,
      Instant createdAt,
      Instant updatedAt,
      String webhookSecret) {
    static ConnectedBody of(ConnectChannel.Connected connected) {
      var channel = ChannelBody.of(connected.channel());
      return new ConnectedBody(
          channel.id(),
          channel.kind(),
          channel.enabled(),
          channel.createdAt(),
          channel.updatedAt(),
          connected.webhookSecret());
    }
  }

  @NullsRefused
  record SentChannel(ChannelKind kind, Map<String, String> credentials, Boolean enabled) {

    SentChannel {
      if (kind == null) {
        throw Problem.invalid("kind", "is missing");
      }
      if (credentials == null) {
        throw Problem.invalid("credentials", "is missing");
      }
    }

    @Override
    public String toString() {
      return "SentChannel[" + kind + "]";
    }
  }

  @GET
  public PageBody<ChannelBody> list(
      @PathParam("agent_id") AgentId id,
      @QueryParam("limit") Integer limit,
      @QueryParam("page_token") String pageToken) {
    var page = listChannels.list(call.caller(), id, call.page(limit, pageToken));
    return PageBody.of(page, ChannelBody::of);
  }

  /** Twenty credentials of 4,096 characters, each of which JSON may write in six bytes. */
  @POST
  @MaxBody(512 * 1024)
  @Consumes("application/json")
  public Response connect(
      @PathParam("agent_id") AgentId id,
      @HeaderParam("Idempotency-Key") String key,
      SentChannel sent) {
    return once.answer(
        key,
        sent,
        () -> {
          var enabled = !Boolean.FALSE.equals(sent.enabled());
          var connected =
              connectChannel.connect(call.caller(), id, sent.kind(), sent.credentials(), enabled);
          return Answer.created("/agents/" + id + "/channels", ConnectedBody.of(connected));
        });
  }

  @DELETE
  @Path("{kind}")
  public void disconnect(@PathParam("agent_id") AgentId id, @PathParam("kind") ChannelKind kind) {
    disconnectChannel.disconnect(call.caller(), id, kind);
  }
}

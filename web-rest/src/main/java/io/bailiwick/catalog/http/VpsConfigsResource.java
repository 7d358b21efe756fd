package io.bailiwick.catalog.http;

import io.bailiwick.catalog.ProvidersHere;
import io.bailiwick.catalog.VpsConfig;
import io.bailiwick.catalog.work.ChangeVpsConfig;
import io.bailiwick.catalog.work.CreateVpsConfig;
import io.bailiwick.catalog.work.DeleteVpsConfig;
import io.bailiwick.catalog.work.ListVpsConfigs;
import io.bailiwick.catalog.work.ShowVpsConfig;
import io.bailiwick.kernel.VpsConfigId;
import io.bailiwick.kernel.http.Answer;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.Once;
import io.bailiwick.kernel.http.PageBody;
import io.bailiwick.kernel.http.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** The configurations of the organization's plan; administrators change all that there are. */
@Path("vps-configs")
@Produces("application/json")
@ApplicationScoped
public class VpsConfigsResource {

  @Inject private ListVpsConfigs listVpsConfigs;
  @Inject private ShowVpsConfig showVpsConfig;
  @Inject private CreateVpsConfig createVpsConfig;
  @Inject private ChangeVpsConfig changeVpsConfig;
  @Inject private DeleteVpsConfig deleteVpsConfig;
  @Inject private ProvidersHere providers;
  @Inject private CurrentCall call;
  @Inject private Once once;

  @GET
  public PageBody<VpsConfigBody> list(
      @QueryParam("limit") Integer limit, @QueryParam("page_token") String pageToken) {
    var page = listVpsConfigs.list(call.caller(), call.page(limit, pageToken));
    return PageBody.of(page, this::body);
  }

  @GET
  @Path("{vps_config_id}")
  public Response show(@PathParam("vps_config_id") VpsConfigId id) {
    return ok(showVpsConfig.show(call.caller(), id));
  }

  @POST
  @Consumes("application/json")
  public Response create(@HeaderParam("Idempotency-Key") String key, SentVpsConfig sent) {
    return once.answer(
        key,
        sent,
        () -> {
          var config = createVpsConfig.create(call.caller(), sent.preset());
          return Answer.created("/vps-configs/" + config.id(), config.version(), body(config));
        });
  }

  @PATCH
  @Path("{vps_config_id}")
  @Consumes("application/json")
  public Response change(
      @PathParam("vps_config_id") VpsConfigId id,
      @HeaderParam("If-Match") String ifMatch,
      SentVpsConfig sent) {
    return ok(changeVpsConfig.change(call.caller(), id, Versions.expected(ifMatch), sent.change()));
  }

  @DELETE
  @Path("{vps_config_id}")
  public void delete(
      @PathParam("vps_config_id") VpsConfigId id, @HeaderParam("If-Match") String ifMatch) {
    deleteVpsConfig.delete(call.caller(), id, Versions.expected(ifMatch));
  }

  private Response ok(VpsConfig config) {
    return Response.ok(body(config)).header("ETag", Versions.etag(config.version())).build();
  }

  private VpsConfigBody body(VpsConfig config) {
    return VpsConfigBody.of(config, providers);
  }
}

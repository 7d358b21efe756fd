package io.bailiwick.identity.http;

import io.bailiwick.identity.work.ListOrganizations;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.PageBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

/** Where the signed-in user belongs. */
@Path("organizations")
@Produces("application/json")
@ApplicationScoped
public class OrganizationsResource {

  @Inject private CurrentCall call;
  @Inject private ListOrganizations listOrganizations;

  @GET
  public PageBody<OrganizationBody> list(
      @QueryParam("limit") Integer limit, @QueryParam("page_token") String pageToken) {
    var page = call.page(limit, pageToken);
    return PageBody.of(listOrganizations.list(call.caller(), page), OrganizationBody::of);
  }
}

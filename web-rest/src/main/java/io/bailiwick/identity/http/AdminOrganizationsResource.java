package io.bailiwick.identity.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.identity.Organization;
import io.bailiwick.identity.OrganizationStatus;
import io.bailiwick.identity.SubscriptionStatus;
import io.bailiwick.identity.work.ChangeOrganization;
import io.bailiwick.identity.work.ShowOrganization;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.PlanId;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.Given;
import io.bailiwick.kernel.http.NullsRefused;
import io.bailiwick.kernel.http.Versions;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** Organizations as the platform's administrators see and change them. */
@Path("admin/organizations/{organization_id}")
@Produces("application/json")
public class AdminOrganizationsResource {

  @Inject private CurrentCall call;
  @Inject private ShowOrganization showOrganization;
  @Inject private ChangeOrganization changeOrganization;

  @NullsRefused
  record SentChange(
      JsonNode company, JsonNode subscriptionStatus, JsonNode maxBoxes, JsonNode maxAgentsPerBox) {

    ChangeOrganization.Change change() {
      return new ChangeOrganization.Change(
          Given.text("company", company),
          Given.constant(SubscriptionStatus.class, "subscription_status", subscriptionStatus),
          Given.count("max_boxes", maxBoxes),
          Given.count("max_agents_per_box", maxAgentsPerBox));
    }
  }

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Body(
      OrganizationId id,
      String name,
      boolean personal,
      String company,
      OrganizationStatus status,
      PlanId planId,
      SubscriptionStatus subscriptionStatus,
      Integer maxBoxes,
      Integer maxAgentsPerBox,
      Instant createdAt,
      Instant updatedAt) {

    static Body of(Organization organization) {
      return new Body(
          organization.id(),
          organization.name(),
          organization.personal(),
          organization.company().orElse(null),
          organization.status(),
          organization.plan().orElse(null),
          organization.subscription().orElse(null),
          organization.maxBoxes().orElse(null),
          organization.maxAgentsPerBox().orElse(null),
          organization.createdAt(),
          organization.updatedAt());
    }
  }

  @GET
  public Response show(@PathParam("organization_id") OrganizationId id) {
    return ok(showOrganization.show(call.caller(), id));
  }

  @PATCH
  @Consumes("application/json")
  public Response change(
      @PathParam("organization_id") OrganizationId id,
      @HeaderParam("If-Match") String ifMatch,
      SentChange sent) {
    var expected = Versions.expected(ifMatch);
    return ok(changeOrganization.change(call.caller(), id, expected, sent.change()));
  }

  private static Response ok(Organization organization) {
    return Response.ok(Body.of(organization))
        .header("ETag", Versions.etag(organization.version()))
        .build();
  }
}

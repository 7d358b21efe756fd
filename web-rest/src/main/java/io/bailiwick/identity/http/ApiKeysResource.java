package io.bailiwick.identity.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bailiwick.identity.ApiKey;
import io.bailiwick.identity.work.CreateApiKey;
import io.bailiwick.identity.work.ListApiKeys;
import io.bailiwick.identity.work.RevokeApiKey;
import io.bailiwick.kernel.ApiKeyId;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.UserId;
import io.bailiwick.kernel.http.Answer;
import io.bailiwick.kernel.http.CurrentCall;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The organization's API keys. */
@Path("api-keys")
@Consumes("application/json")
@Produces("application/json")
@ApplicationScoped
public class ApiKeysResource {

  @Inject private CurrentCall call;
  @Inject private Once once;
  @Inject private ListApiKeys listApiKeys;
  @Inject private CreateApiKey createApiKey;
  @Inject private RevokeApiKey revokeApiKey;

  record CreateBody(String name, List<Scope> scopes, Instant expiresAt) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record KeyBody(
      ApiKeyId id,
      String name,
      String prefix,
      List<Scope> scopes,
      Instant expiresAt,
      UserId createdBy,
      Instant createdAt) {

    static KeyBody of(ApiKey key) {
      return new KeyBody(
          key.id(),
          key.name(),
          key.prefix(),
          key.scopes().stream().sorted().toList(),
          key.expiresAt(),
          key.createdBy(),
          key.createdAt());
    }
  }

  record CreatedBody(@JsonUnwrapped KeyBody shown, String key) {}

  @GET
  public PageBody<KeyBody> list(
      @QueryParam("limit") Integer limit, @QueryParam("page_token") String pageToken) {
    var page = call.page(limit, pageToken);
    return PageBody.of(listApiKeys.list(call.caller(), page), KeyBody::of);
  }

  @POST
  public Response create(@HeaderParam("Idempotency-Key") String key, CreateBody body) {
    var scopes = distinct(body.scopes());
    return once.answer(
        key,
        body,
        () -> {
          var created = createApiKey.create(call.caller(), body.name(), scopes, body.expiresAt());
          return Answer.created(
              "/api-keys/" + created.key().id(),
              new CreatedBody(KeyBody.of(created.key()), created.secret().text()));
        });
  }

  @DELETE
  @Path("{api_key_id}")
  public void revoke(@PathParam("api_key_id") ApiKeyId id) {
    revokeApiKey.revoke(call.caller(), id);
  }

  private static Set<Scope> distinct(List<Scope> scopes) {
    if (scopes == null || scopes.isEmpty() || scopes.contains(null)) {
      throw Problem.invalid("scopes", "must hold at least one of read, write, manage");
    }
    var distinct = EnumSet.copyOf(scopes);
    if (distinct.size() < scopes.size()) {
      throw Problem.invalid("scopes", "must not name a scope twice");
    }
    return distinct;
  }
}

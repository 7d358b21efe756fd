package io.bailiwick.fleet.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.fleet.BoxView;
import io.bailiwick.fleet.work.ChangeBox;
import io.bailiwick.fleet.work.CreateBoxKey;
import io.bailiwick.fleet.work.DeleteBox;
import io.bailiwick.fleet.work.ListBoxKeys;
import io.bailiwick.fleet.work.ResetHardware;
import io.bailiwick.fleet.work.RevokeBoxKey;
import io.bailiwick.fleet.work.ShowBox;
import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.BoxKeyId;
import io.bailiwick.kernel.http.Answer;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.Metadata;
import io.bailiwick.kernel.http.NullsRefused;
import io.bailiwick.kernel.http.Once;
import io.bailiwick.kernel.http.PageBody;
import io.bailiwick.kernel.http.Versions;
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
import java.util.Map;
import java.util.Optional;

/** One box and its keys. */
@Path("boxes/{box_id}")
@Produces("application/json")
public class BoxResource {

  @Inject private ShowBox showBox;
  @Inject private ChangeBox changeBox;
  @Inject private DeleteBox deleteBox;
  @Inject private ResetHardware resetHardware;
  @Inject private ListBoxKeys listBoxKeys;
  @Inject private CreateBoxKey createBoxKey;
  @Inject private RevokeBoxKey revokeBoxKey;
  @Inject private CurrentCall call;
  @Inject private Once once;

  @NullsRefused
  record SentBoxChange(String name, Map<String, String> labels, JsonNode metadata) {

    ChangeBox.Change change() {
      return new ChangeBox.Change(
          Optional.ofNullable(name),
          Optional.ofNullable(labels),
          Optional.ofNullable(metadata).map(Metadata::text));
    }
  }

  record SentKey(String label) {}

  /** The secret stands in no log: it is told here, once. */
  record CreatedKeyBody(@JsonUnwrapped BoxKeyBody shown, String key) {

    @Override
    public String toString() {
      return "CreatedKeyBody[" + shown.id() + "]";
    }
  }

  @GET
  public Response show(@PathParam("box_id") BoxId id) {
    return ok(showBox.show(call.caller(), id));
  }

  @PATCH
  @Consumes("application/json")
  public Response change(
      @PathParam("box_id") BoxId id, @HeaderParam("If-Match") String ifMatch, SentBoxChange sent) {
    var expected = Versions.expected(ifMatch);
    return ok(changeBox.change(call.caller(), id, expected, sent.change()));
  }

  @DELETE
  public void delete(@PathParam("box_id") BoxId id, @HeaderParam("If-Match") String ifMatch) {
    deleteBox.delete(call.caller(), id, Versions.expected(ifMatch));
  }

  @POST
  @Path("reset-hardware-id")
  public Response resetHardwareId(
      @PathParam("box_id") BoxId id, @HeaderParam("If-Match") String ifMatch) {
    return ok(resetHardware.reset(call.caller(), id, Versions.expected(ifMatch)));
  }

  @GET
  @Path("keys")
  public PageBody<BoxKeyBody> keys(
      @PathParam("box_id") BoxId id,
      @QueryParam("limit") Integer limit,
      @QueryParam("page_token") String pageToken) {
    var page = call.page(limit, pageToken);
    return PageBody.of(listBoxKeys.list(call.caller(), id, page), BoxKeyBody::of);
  }

  @POST
  @Path("keys")
  @Consumes("application/json")
  public Response createKey(
      @PathParam("box_id") BoxId id, @HeaderParam("Idempotency-Key") String key, SentKey sent) {
    return once.answer(
        key,
        sent,
        () -> {
          var created = createBoxKey.create(call.caller(), id, sent.label());
          return Answer.created(
              "/boxes/" + id + "/keys/" + created.key().id(),
              new CreatedKeyBody(BoxKeyBody.of(created.key()), created.secret().text()));
        });
  }

  @DELETE
  @Path("keys/{box_key_id}")
  public void revokeKey(@PathParam("box_id") BoxId id, @PathParam("box_key_id") BoxKeyId key) {
    revokeBoxKey.revoke(call.caller(), id, key);
  }

  private static Response ok(BoxView box) {
    return Response.ok(BoxBody.of(box)).header("ETag", Versions.etag(box.version())).build();
  }
}

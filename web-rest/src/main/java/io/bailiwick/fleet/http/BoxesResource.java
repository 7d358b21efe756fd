package io.bailiwick.fleet.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.fleet.BoxStatus;
import io.bailiwick.fleet.BoxViews;
import io.bailiwick.fleet.Labels;
import io.bailiwick.fleet.work.ListBoxes;
import io.bailiwick.fleet.work.RegisterBox;
import io.bailiwick.kernel.Problem;
import io.bailiwick.kernel.Texts;
import io.bailiwick.kernel.http.Answer;
import io.bailiwick.kernel.http.CurrentCall;
import io.bailiwick.kernel.http.Metadata;
import io.bailiwick.kernel.http.NullsRefused;
import io.bailiwick.kernel.http.Once;
import io.bailiwick.kernel.http.PageBody;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The organization's boxes. */
@Path("boxes")
@Produces("application/json")
public class BoxesResource {

  @Inject private ListBoxes listBoxes;
  @Inject private RegisterBox registerBox;
  @Inject private CurrentCall call;
  @Inject private Once once;

  @NullsRefused
  record SentBox(String name, Map<String, String> labels, JsonNode metadata) {}

  /** The secret stands in no log: it is told here, once. */
  record RegisteredBody(@JsonUnwrapped BoxBody box, String key) {

    @Override
    public String toString() {
      return "RegisteredBody[" + box.id() + "]";
    }
  }

  @GET
  public PageBody<BoxBody> list(
      @QueryParam("status") BoxStatus status,
      @QueryParam("label") List<String> labels,
      @QueryParam("text") String text,
      @QueryParam("limit") Integer limit,
      @QueryParam("page_token") String pageToken) {
    var filter =
        new BoxViews.Filter(
            Optional.ofNullable(status),
            Optional.ofNullable(text).map(part -> Texts.name("text", part)),
            parsed(labels));
    var page = call.page(limit, pageToken);
    return PageBody.of(listBoxes.list(call.caller(), filter, page), BoxBody::of);
  }

  @POST
  @Consumes("application/json")
  public Response register(@HeaderParam("Idempotency-Key") String key, SentBox sent) {
    return once.answer(
        key,
        sent,
        () -> {
          var registered =
              registerBox.register(
                  call.caller(),
                  sent.name(),
                  Optional.ofNullable(sent.labels()).orElse(Map.of()),
                  Optional.ofNullable(sent.metadata()).map(Metadata::text));
          var box = registered.box();
          return Answer.created(
              "/boxes/" + box.id(),
              box.version(),
              new RegisteredBody(BoxBody.of(box), registered.secret().text()));
        });
  }

  private static Map<String, String> parsed(List<String> labels) {
    var parsed = new HashMap<String, String>();
    for (var each : labels) {
      var label = Labels.parse(each);
      if (parsed.put(label.getKey(), label.getValue()) != null) {
        throw Problem.invalid("label", "must not name a label twice");
      }
    }
    return parsed;
  }
}

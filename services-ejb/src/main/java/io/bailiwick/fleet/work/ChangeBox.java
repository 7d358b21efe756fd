package io.bailiwick.fleet.work;

import io.bailiwick.fleet.Box;
import io.bailiwick.fleet.BoxView;
import io.bailiwick.kernel.AuditTrail;
import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Changes what a box is called and sorted by. */
@Stateless
@ForTenant
public class ChangeBox {

  @Inject private FindBox findBox;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * What is to be changed; what is empty stays as it is.
   *
   * @param labels all that it will have
   * @param metadata a JSON object
   */
  public record Change(
      Optional<String> name, Optional<Map<String, String>> labels, Optional<String> metadata) {}

  public BoxView change(Caller caller, BoxId id, OptionalLong expected, Change change) {
    caller.mustHave(Scope.WRITE);
    var box = findBox.lock(id);
    box.mustBe(expected);
    var before = told(box);
    var now = clock.instant();
    change.name().ifPresent(name -> box.rename(name, now));
    change.labels().ifPresent(labels -> box.label(labels, now));
    change.metadata().ifPresent(json -> box.describe(json, now));
    audit.record(
        new AuditTrail.Entry(
            caller, Optional.of(box.organization()), "box.change", "box/" + id, before, told(box)));
    return findBox.show(id);
  }

  private static Map<String, ?> told(Box box) {
    return Map.of("name", box.name(), "labels", box.labels());
  }
}

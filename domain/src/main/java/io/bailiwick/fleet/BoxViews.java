package io.bailiwick.fleet;

import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import java.util.Map;
import java.util.Optional;

/** Boxes to be shown. */
public interface BoxViews {

  /**
   * What a list is narrowed to.
   *
   * @param text a part of the name or of the host name, in whatever case
   * @param labels that a box must have, all of them
   */
  record Filter(Optional<BoxStatus> status, Optional<String> text, Map<String, String> labels) {

    public Filter {
      labels = Map.copyOf(labels);
    }

    /** As a JSON object. */
    public String labelsJson() {
      return Labels.json(labels);
    }
  }

  Optional<BoxView> find(BoxId id);

  /** Newest first. */
  Page<BoxView> list(OrganizationId organization, Filter filter, PageRequest page);
}

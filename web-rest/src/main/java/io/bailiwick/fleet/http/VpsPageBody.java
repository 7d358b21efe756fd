package io.bailiwick.fleet.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bailiwick.fleet.Drifts.UnknownMachine;
import io.bailiwick.fleet.VpsView;
import io.bailiwick.kernel.Page;
import java.util.List;

/**
 * A page of VPSes for an administrator.
 *
 * @param unknownMachines there only when drift is asked for
 */
@JsonInclude(Include.ALWAYS)
record VpsPageBody(
    List<VpsBody> items,
    String nextPageToken,
    @JsonInclude(Include.NON_NULL) List<UnknownMachine> unknownMachines) {

  static VpsPageBody of(Page<VpsView> page) {
    return withDrift(page, null);
  }

  static VpsPageBody withDrift(Page<VpsView> page, List<UnknownMachine> unknown) {
    var mapped = page.map(VpsBody::of);
    return new VpsPageBody(mapped.items(), mapped.next().orElse(null), unknown);
  }
}

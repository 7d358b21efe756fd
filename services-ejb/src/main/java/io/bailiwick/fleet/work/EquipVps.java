package io.bailiwick.fleet.work;

import io.bailiwick.fleet.BootSpecification.BootFile;
import io.bailiwick.kernel.Caller;
import io.bailiwick.kernel.Scope;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForTenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Gives a VPS other files and another environment. Its files reach a running machine at once. */
@Stateless
@ForTenant
public class EquipVps {

  @Inject private ChangeVps changeVps;

  /**
   * @param mustRun whether one that does not run is refused (409)
   */
  public void equip(
      Caller caller,
      VpsId id,
      boolean mustRun,
      Map<String, String> environment,
      List<BootFile> files) {
    caller.mustHave(Scope.WRITE);
    changeVps.change(
        caller,
        id,
        "vps.equip",
        (vps, now) -> {
          if (mustRun) {
            vps.mustRun();
          }
          var boot = BootJson.read(vps.boot()).with(environment, files);
          vps.equip(BootJson.write(boot), now);
        });
  }
}

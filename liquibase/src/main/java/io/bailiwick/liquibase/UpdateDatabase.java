package io.bailiwick.liquibase;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The launcher's way in. It loads this module apart from the application, so the two speak in the
 * JDK's own types: a request by names, and the ids of the changes that were applied. A refusal is
 * an {@link IllegalStateException} with one line for the operator.
 */
public final class UpdateDatabase implements Function<Map<String, String>, List<String>> {

  @Override
  public List<String> apply(Map<String, String> request) {
    var owner = new OwnerLogin(request.get("url"), request.get("user"), request.get("password"));
    var roles = new Roles(request.get("app_role"), request.get("system_role"));
    try {
      var migrations = new Migrations(owner, roles);
      var applied = migrations.update();
      migrations.setAppPassword(request.get("app_password"));
      return applied;
    } catch (MigrationRefused refused) {
      throw new IllegalStateException(refused.getMessage(), refused);
    }
  }
}

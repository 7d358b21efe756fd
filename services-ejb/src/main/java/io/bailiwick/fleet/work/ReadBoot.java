package io.bailiwick.fleet.work;

import io.bailiwick.fleet.BootSpecification;
import io.bailiwick.fleet.BootSpecification.BootFile;
import io.bailiwick.fleet.MachineFile;
import io.bailiwick.fleet.MachineSpecification;
import io.bailiwick.fleet.WorkQueue;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.SecretId;
import io.bailiwick.kernel.VpsId;
import io.bailiwick.kernel.work.ForTenant;
import io.bailiwick.vault.Secrets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what a machine boots with and puts the secrets in, for one call to its provider. Sees the
 * VPS's own organization only, so that no placeholder reaches another's secret.
 */
@Stateless
@ForTenant
public class ReadBoot {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{secret:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})}");

  @Inject private WorkQueue queue;
  @Inject private Secrets secrets;

  public MachineSpecification read(OrganizationId organization, VpsId vps, String name) {
    var boot = BootJson.read(queue.bootOf(vps));
    return resolved(boot, name);
  }

  private MachineSpecification resolved(BootSpecification boot, String name) {
    return new MachineSpecification(
        name,
        boot.image(),
        boot.cpuMillicores(),
        boot.memoryMb(),
        boot.diskGb(),
        boot.environment().entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey(), e -> filled(e.getValue()))),
        boot.files().stream().map(this::file).toList());
  }

  private MachineFile file(BootFile file) {
    return new MachineFile(file.path(), file.template() ? filled(file.content()) : file.content());
  }

  private String filled(String template) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    secrets.reveal(new SecretId(UUID.fromString(found.group(1))))));
  }
}

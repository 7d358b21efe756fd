package io.bailiwick.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * {@link TakeBackup} as the launcher calls it, which loads this module apart: a request by names,
 * lines for the operator while it takes long, and those at its end. A refusal is an {@link
 * IllegalStateException} with one line.
 */
public final class BackUpForLauncher
    implements BiFunction<Map<String, String>, Consumer<String>, List<String>> {

  @Override
  public List<String> apply(Map<String, String> request, Consumer<String> tell) {
    var seal = new SealedFile(Passphrase.forSealing(request.get("passphrase")));
    var folder = new BackupFolder(Path.of(request.get("folder")));
    var origin = new Head.Origin(request.get("master_key"), request.get("node"));
    try (var owner =
        DriverManager.getConnection(
            request.get("url"), request.get("user"), request.get("password"))) {
      var taken =
          new TakeBackup(seal, folder, new Pace(tell)).take(owner, request.get("program"), origin);
      var said = new ArrayList<String>();
      said.add(
          "Backed up %d rows of %d tables, as of %s, to %s"
              .formatted(
                  taken.tail().allRows(),
                  taken.head().tables().size(),
                  taken.head().takenAt(),
                  taken.file()));
      if (request.containsKey("keep_days")) {
        said.add(deleteOld(folder, taken, Integer.parseInt(request.get("keep_days"))));
      }
      return said;
    } catch (SQLException fault) {
      throw new BackupRefused("The database cannot be read: " + fault.getMessage(), fault);
    } catch (IOException fault) {
      throw new BackupRefused("The backup cannot be written: " + fault.getMessage(), fault);
    }
  }

  private static String deleteOld(BackupFolder folder, TakeBackup.Taken taken, int days)
      throws IOException {
    var now = taken.head().takenAt();
    var deleted = folder.deleteBefore(now.minus(Duration.ofDays(days)), now);
    return "Deleted " + deleted + " backups that were older than " + days + " days.";
  }
}

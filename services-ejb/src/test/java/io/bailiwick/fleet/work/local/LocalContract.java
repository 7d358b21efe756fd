package io.bailiwick.fleet.work.local;

import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.fleet.work.VpsProviderContract;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, and more, with real processes in a folder of the test's own. */
abstract class LocalContract extends VpsProviderContract {

  @TempDir Path data;
  protected LocalBed bed;

  /** As if these programs of the system were not installed. */
  protected abstract String[] missing();

  @BeforeEach
  final void open() throws IOException {
    bed = new LocalBed(data, missing());
  }

  @AfterEach
  final void close() {
    bed.close();
  }

  @Override
  protected final VpsProvider provider() {
    return bed.provider();
  }

  @Override
  protected final String image() {
    return Programs.SAMPLE_AGENT;
  }

  @Override
  protected final String unknownImage() {
    return "no-such-program";
  }

  @Override
  protected final String content(VpsId vps, String path) {
    var file = bed.folder(vps).home().resolve(path);
    try {
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }
}

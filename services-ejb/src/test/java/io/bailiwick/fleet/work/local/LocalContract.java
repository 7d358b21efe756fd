package io.bailiwick.fleet.work.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bailiwick.fleet.ProviderException;
import io.bailiwick.fleet.VpsProvider;
import io.bailiwick.fleet.work.VpsProviderContract;
import io.bailiwick.kernel.VpsId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

  /**
   * Every file is open to all, so that nothing but the sandbox can hide it; and the folder lies
   * where no other cover is.
   */
  @Test
  void a_machine_whose_sandbox_isolates_can_read_nothing_of_the_data_folder() throws IOException {
    var elsewhere = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "data-");
    var open = PosixFilePermissions.fromString("rwxr-xr-x");
    Files.setPosixFilePermissions(elsewhere, open);
    try (var house = new LocalBed(elsewhere, missing())) {
      var isolates = house.sandbox().isolates();
      var look = new LookAround(elsewhere, isolates);
      var vps = VpsId.next();
      look.hide("master.key", "postgres/base", "vpses/" + VpsId.next() + "/home/diary");
      look.install(elsewhere.resolve("programs/look-around"));
      assertThatThrownBy(
              () -> house.provider().create(vps, specification("look-around", "curious")))
          .isInstanceOf(ProviderException.class);

      var seen = Files.readString(house.folder(vps).home().resolve("seen"));
      var sandbox = house.provider().find(vps).orElseThrow().details().get("sandbox");
      assertThat(seen).as("it looked").contains("looked");
      assertThat(isolates).isEqualTo(!sandbox.equals("plain"));
      assertThat(seen.contains(look.secret())).as("%s: %s", sandbox, seen).isEqualTo(!isolates);
    } finally {
      Command.of("rm", "-rf", elsewhere.toString()).run(Duration.ofSeconds(10));
    }
  }

  /** 20 MB, before it ever listens. */
  @Test
  void a_program_that_says_too_much_while_it_starts_fills_no_disk() throws IOException {
    var program = data.resolve("programs/chatterbox");
    Files.writeString(
        program,
        """
        #!/bin/bash
        head -c 20000000 /dev/zero | tr '\\0' x
        echo
        echo last words
        exit 3
        """);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    var vps = VpsId.next();
    assertThatThrownBy(() -> provider().create(vps, specification("chatterbox", "chatty")))
        .isInstanceOf(ProviderException.class);

    var folder = bed.folder(vps).path();
    assertThat(Files.size(folder.resolve("log"))).isLessThan(2L << 20);
    assertThat(Files.size(folder.resolve("log.old"))).isLessThanOrEqualTo(256L << 10);
    var kept =
        Files.readString(folder.resolve("log.old")) + Files.readString(folder.resolve("log"));
    assertThat(kept).endsWith("last words\n");
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

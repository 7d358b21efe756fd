package io.bailiwick.fleet.work.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A program that is out for what lies in the data folder: straight and by way of other processes;
 * and, where a sandbox stands between it and the host, after taking away what covers it, and as
 * root of a user namespace of its own. It notes what it found in its home, and leaves.
 *
 * @param walledOff whether it cannot harm the machine that the test runs on
 */
record LookAround(Path data, boolean walledOff) {

  private static final String PROGRAM =
      """
      #!/bin/bash
      cd
      data=DATA
      peek() {
        for root in "" /proc/1/root /proc/$PPID/root /proc/self/root; do
          cat "$root$data"/master.key "$root$data"/postgres/base "$root$data"/vpses/*/home/diary
        done
      }
      uncover() {
        for folder in "$data" /tmp /home /root "$data"; do umount -l "$folder"; done
      }
      {
        echo looked
        peek
        if [ WALLED_OFF = true ]; then
          uncover
          peek
          words="$(declare -f peek uncover); data=$data; uncover; peek"
          unshare --user --map-root-user --mount bash -c "$words"
          nsenter --target 1 --mount bash -c "$words"
        fi
      } >seen 2>refused
      exit 3
      """;

  String secret() {
    return "hidden treasure";
  }

  void hide(String... files) throws IOException {
    for (var name : files) {
      var file = data.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, secret());
      for (var each = file; !each.equals(data); each = each.getParent()) {
        Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  void install(Path program) throws IOException {
    Files.writeString(
        program,
        PROGRAM
            .replace("DATA", data.toString())
            .replace("WALLED_OFF", Boolean.toString(walledOff)));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}

package io.bailiwick.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Puts a base backup's files into a new folder. PostgreSQL itself brings them to the disk. */
final class UnpackBase {
  private static final int BUFFER = 1 << 16;

  private UnpackBase() {}

  static void into(Path folder, BaseBackup base) throws IOException {
    Folders.makeEmpty(folder);
    PrivateFile.forOwnerOnly(folder);
    try (var file = new BufferedInputStream(Files.newInputStream(base.files()), BUFFER);
        var packed = new GzipCompressorInputStream(file);
        var tar = new TarArchiveInputStream(packed)) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, folder.resolve(entry.getName()).normalize(), folder);
      }
      // To the very end, where the check sum stands.
      packed.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static void unpack(
      TarArchiveInputStream tar, TarArchiveEntry entry, Path file, Path folder) throws IOException {
    if (!file.startsWith(folder)) {
      throw new IOException(entry.getName() + " lies outside");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      PrivateFile.forOwnerOnly(file);
      return;
    }
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var how = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var out = Channels.newOutputStream(FileChannel.open(file, how, mode))) {
      tar.transferTo(out);
    }
  }
}

package io.bailiwick.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The agent's folder: {@code config.json} and {@code workspace/*.md}, read anew at each call. */
final class Home {

  private final Path folder;

  Home(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  void answer(String name, String type, Reply reply) throws IOException {
    var file = folder.resolve(name).normalize();
    if (file.startsWith(folder) && Files.isRegularFile(file)) {
      reply.bytes(200, type, Files.readAllBytes(file));
    } else {
      reply.error(404, "There is no such file.");
    }
  }
}

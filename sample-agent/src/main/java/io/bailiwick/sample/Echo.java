package io.bailiwick.sample;

import java.io.IOException;
import java.nio.file.Files;

/** Sends back what came. A large body waits in a file: the heap is small. */
final class Echo {

  private static final int IN_MEMORY = 262_144;

  private Echo() {}

  static void answer(Request request, Reply reply) throws IOException {
    var given = request.header("Content-Type");
    var type = given.isEmpty() ? "application/octet-stream" : given;
    var start = request.body().readNBytes(IN_MEMORY);
    if (start.length < IN_MEMORY) {
      reply.bytes(200, type, start);
      return;
    }
    var file = Files.createTempFile("echo", null);
    try {
      try (var out = Files.newOutputStream(file)) {
        out.write(start);
        request.body().transferTo(out);
      }
      try (var in = Files.newInputStream(file)) {
        reply.copy(200, type, Files.size(file), in);
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}

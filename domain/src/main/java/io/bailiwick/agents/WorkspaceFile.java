package io.bailiwick.agents;

import io.bailiwick.kernel.Problem;
import java.time.Instant;
import java.util.Set;

/**
 * A text that tells an agent who it is and what it knows.
 *
 * @param content Markdown
 */
public record WorkspaceFile(String filename, String content, Instant updatedAt) {

  private static final Set<String> NAMES =
      Set.of(
          "AGENTS.md",
          "SOUL.md",
          "IDENTITY.md",
          "TOOLS.md",
          "USER.md",
          "MEMORY.md",
          "BOOTSTRAP.md");

  private static final int MAX_CHARACTERS = 100_000;

  /**
   * @throws Problem INVALID_REQUEST for a name that agents do not read, or a text that is too long
   */
  public WorkspaceFile {
    checkName(filename);
    if (content == null || content.codePointCount(0, content.length()) > MAX_CHARACTERS) {
      throw Problem.invalid("content", "must be given, with at most 100000 characters");
    }
  }

  /**
   * @throws Problem INVALID_REQUEST for a name that agents do not read
   */
  public static void checkName(String filename) {
    if (!NAMES.contains(filename)) {
      throw Problem.invalid(
          "filename",
          "must be one of AGENTS.md, SOUL.md, IDENTITY.md, TOOLS.md, USER.md, MEMORY.md,"
              + " BOOTSTRAP.md");
    }
  }
}

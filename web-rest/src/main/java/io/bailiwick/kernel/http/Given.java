package io.bailiwick.kernel.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.Problem;
import java.util.Arrays;
import java.util.Optional;

/** Fields of a change that may be left out, which keeps them, or be null, which clears them. */
public final class Given {

  private Given() {}

  /**
   * @param node null when the field was left out
   * @return empty when it was left out; an empty value in it when it is null
   * @throws Problem INVALID_REQUEST when it is no text
   */
  public static Optional<Optional<String>> text(String field, JsonNode node) {
    if (node == null) {
      return Optional.empty();
    }
    if (node.isNull()) {
      return Optional.of(Optional.empty());
    }
    if (!node.isTextual()) {
      throw Problem.invalid(field, "has the wrong type");
    }
    WellFormed.check(field, node.textValue());
    return Optional.of(Optional.of(node.textValue()));
  }

  /**
   * @param node null when the field was left out
   * @return empty when it was left out; an empty value in it when it is null
   * @throws Problem INVALID_REQUEST when it is none of the constants
   */
  public static <E extends Enum<E>> Optional<Optional<E>> constant(
      Class<E> type, String field, JsonNode node) {
    return text(field, node)
        .map(
            given ->
                given.map(
                    text ->
                        Arrays.stream(type.getEnumConstants())
                            .filter(each -> LowercaseEnum.text(each).equals(text))
                            .findFirst()
                            .orElseThrow(
                                () -> Problem.invalid(field, "is none of the words for it"))));
  }

  /**
   * @param node null when the field was left out
   * @return empty when it was left out; an empty value in it when it is null
   * @throws Problem INVALID_REQUEST when it is no whole number
   */
  public static Optional<Optional<Integer>> count(String field, JsonNode node) {
    if (node == null) {
      return Optional.empty();
    }
    if (node.isNull()) {
      return Optional.of(Optional.empty());
    }
    if (!node.isInt()) {
      throw Problem.invalid(field, "must be a whole number");
    }
    return Optional.of(Optional.of(node.intValue()));
  }
}

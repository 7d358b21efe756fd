package io.bailiwick.kernel;

/**
 * Keeps an enum as lower-case text. A converter of one enum extends this and repeats {@code
 * implements AttributeConverter<ThatEnum, String>}: EclipseLink reads the types off the class
 * itself.
 */
public abstract class LowercaseConverter<E extends Enum<E>> {

  private final Class<E> type;

  protected LowercaseConverter(Class<E> type) {
    this.type = type;
  }

  public String convertToDatabaseColumn(E constant) {
    return LowercaseEnum.text(constant);
  }

  public E convertToEntityAttribute(String text) {
    return LowercaseEnum.parse(type, text);
  }
}

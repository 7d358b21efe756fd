package io.bailiwick.identity;

import io.bailiwick.kernel.LowercaseConverter;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the enum as lower-case text. */
@Converter
public class UserStatusConverter extends LowercaseConverter<UserStatus>
    implements AttributeConverter<UserStatus, String> {

  public UserStatusConverter() {
    super(UserStatus.class);
  }
}

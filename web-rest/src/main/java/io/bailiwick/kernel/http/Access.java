package io.bailiwick.kernel.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may reach a resource method at all. Without it: whoever has a valid credential of an active
 * account. What the credential may do there is the use case's to say.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Access {

  To value();

  /** The exceptions to the rule. */
  enum To {
    /** No credential is needed, and one that is sent is not looked at. */
    EVERYBODY,
    /** Also a user whose account waits for approval. */
    PENDING_USERS
  }
}

package io.bailiwick.kernel;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What all aggregates have: a key, the times of their birth and of their last change, and a version
 * on which an API write can be made conditional. The version changes on API writes only.
 */
@MappedSuperclass
public abstract class Aggregate {

  @Id private UUID id;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Version private long version;

  protected Aggregate() {}

  protected Aggregate(UUID id, Instant now) {
    this.id = id;
    createdAt = now;
    updatedAt = now;
  }

  protected final UUID key() {
    return id;
  }

  protected final void changed(Instant now) {
    updatedAt = now;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public long version() {
    return version;
  }

  /**
   * @param expected empty when the caller does not care
   * @throws Problem PRECONDITION_FAILED when it has changed since
   */
  public void mustBe(OptionalLong expected) {
    if (expected.isPresent() && expected.getAsLong() != version) {
      throw new Problem(
          ProblemType.PRECONDITION_FAILED,
          "It has changed since you read it; read it again and repeat the change.");
    }
  }
}

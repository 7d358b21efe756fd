package io.bailiwick.fleet.store;

import io.bailiwick.fleet.BoxView;
import io.bailiwick.fleet.BoxViews;
import io.bailiwick.kernel.BoxId;
import io.bailiwick.kernel.LowercaseEnum;
import io.bailiwick.kernel.OrganizationId;
import io.bailiwick.kernel.Page;
import io.bailiwick.kernel.PageRequest;
import io.bailiwick.kernel.store.Keys;
import io.bailiwick.kernel.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Boxes to be shown; those that were deleted are not. */
@ApplicationScoped
public class SqlBoxViews implements BoxViews {

  private static final String VIEW =
      """
      id, organization_id, name, labels, status, hardware_id, hostname, os, arch, agent_version,
             last_seen_at, last_ip, created_by, metadata, created_at, updated_at, version
      FROM boxes
      """;

  // Rides the primary key.
  private static final String FIND = "SELECT " + VIEW + "WHERE id = :id AND deleted_at IS NULL";

  // Rides boxes_living. An organization has a few hundred boxes, whose filters are looked at there.
  private static final String LIST =
      "SELECT "
          + VIEW
          + """
            WHERE organization_id = :organization AND deleted_at IS NULL
              AND (CAST(:status AS text) IS NULL OR status = :status)
              AND (CAST(:text AS text) IS NULL OR position(:text IN lower(name)) > 0
                   OR position(:text IN lower(hostname)) > 0)
              AND labels @> CAST(:labels AS jsonb)
              AND (CAST(:after AS uuid) IS NULL OR id < CAST(:after AS uuid))
            ORDER BY id DESC LIMIT :limit
            """;

  private final Sql sql;

  @Inject
  SqlBoxViews(Sql sql) {
    this.sql = sql;
  }

  /** For the container's proxy. */
  protected SqlBoxViews() {
    this(null);
  }

  @Override
  public Optional<BoxView> find(BoxId id) {
    return sql.run(
        handle -> handle.createQuery(FIND).bind("id", id).mapTo(BoxView.class).findOne());
  }

  @Override
  public Page<BoxView> list(OrganizationId organization, Filter filter, PageRequest page) {
    var rows =
        sql.run(
            handle ->
                handle
                    .createQuery(LIST)
                    .bind("organization", organization)
                    .bind("status", filter.status().map(LowercaseEnum::text).orElse(null))
                    .bind("text", filter.text().map(t -> t.toLowerCase(Locale.ROOT)).orElse(null))
                    .bind("labels", filter.labelsJson())
                    .bindByType("after", page.after().map(Keys::uuid).orElse(null), UUID.class)
                    .bind("limit", page.oneMore())
                    .mapTo(BoxView.class)
                    .list());
    return Page.of(rows, page, view -> view.id().toString());
  }
}

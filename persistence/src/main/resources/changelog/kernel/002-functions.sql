--liquibase formatted sql logicalFilePath:kernel/functions

--changeset bailiwick:kernel-current-tenant splitStatements:false
-- The tenant of this transaction. A setting that was local to an earlier transaction comes back as
-- an empty text, which is nobody.
CREATE FUNCTION current_organization() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('bailiwick.organization', true), '')::uuid;

CREATE FUNCTION current_bailiwick_user() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('bailiwick.user', true), '')::uuid;
--rollback DROP FUNCTION current_organization();
--rollback DROP FUNCTION current_bailiwick_user();

--changeset bailiwick:kernel-set-updated-at splitStatements:false
-- A writer that brings its own clock's time is believed, everybody else gets the database's.
CREATE FUNCTION set_updated_at() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN
    NEW.updated_at := now();
  END IF;
  RETURN NEW;
END $$;
--rollback DROP FUNCTION set_updated_at();

--changeset bailiwick:kernel-is-metadata splitStatements:false
-- An object of at most 16 KB as the API measures it, in compact JSON. PostgreSQL prints the same
-- with spaces, up to half as long again.
CREATE FUNCTION is_metadata(value jsonb) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN jsonb_typeof(value) = 'object' AND octet_length(value::text) <= 24576;
--rollback DROP FUNCTION is_metadata(jsonb);

--liquibase formatted sql logicalFilePath:kernel/roles

--changeset bailiwick:kernel-roles splitStatements:false
-- Roles belong to the whole cluster, so another database may use them: created if missing, never
-- dropped. NOINHERIT is what keeps the two apart: the application's own policies apply until a
-- transaction takes the system role by name.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${system_role}') THEN
    BEGIN
      CREATE ROLE "${system_role}" NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL; -- Another database of this cluster is migrated at the same moment.
    END;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${app_role}') THEN
    BEGIN
      CREATE ROLE "${app_role}" LOGIN NOINHERIT;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END IF;
  IF (SELECT rolinherit FROM pg_roles WHERE rolname = '${app_role}') THEN
    ALTER ROLE "${app_role}" NOINHERIT; -- Somebody else made it.
  END IF;
  IF NOT pg_has_role('${app_role}', '${system_role}', 'MEMBER') THEN
    GRANT "${system_role}" TO "${app_role}";
  END IF;
  IF pg_has_role('${app_role}', '${system_role}', 'USAGE') THEN
    RAISE EXCEPTION 'The role ${app_role} inherits ${system_role}, so every tenant would see every row. Run REVOKE "${system_role}" FROM "${app_role}", then migrate again.';
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname IN ('${app_role}', '${system_role}')
             AND (rolsuper OR rolbypassrls)) THEN
    RAISE EXCEPTION 'The roles ${app_role} and ${system_role} must be neither SUPERUSER nor BYPASSRLS, since row-level security would not bind them.';
  END IF;
  IF current_user IN ('${app_role}', '${system_role}') THEN
    RAISE EXCEPTION 'Migrations run as the owner of the schema, which row-level security does not bind. Migrate as another role than ${app_role} and ${system_role}.';
  END IF;
END $$;
--rollback SELECT 1;

--changeset bailiwick:kernel-schema
GRANT USAGE ON SCHEMA public TO "${app_role}", "${system_role}";
-- Whether the database is as new as the program is part of being ready.
GRANT SELECT ON databasechangelog TO "${app_role}", "${system_role}";
--rollback REVOKE SELECT ON databasechangelog FROM "${app_role}", "${system_role}";
--rollback REVOKE USAGE ON SCHEMA public FROM "${app_role}", "${system_role}";

--liquibase formatted sql logicalFilePath:agents/gateway-ticket-holders

--changeset bailiwick:agents-gateway-ticket-holders
-- What a WebSocket ends with. No foreign keys: a session that ends needs not find its tickets, since
-- whoever takes one looks whether its holder still stands.
ALTER TABLE gateway_tickets ADD COLUMN session_id uuid, ADD COLUMN api_key_id uuid;
--rollback ALTER TABLE gateway_tickets DROP COLUMN session_id, DROP COLUMN api_key_id;

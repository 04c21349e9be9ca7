-- Clients of the API are managed on a page: changes are counted, a replaced secret ends the tokens of the old one, and the last use is kept.
ALTER TABLE api_clients ADD COLUMN version integer NOT NULL DEFAULT 0;
ALTER TABLE api_clients ADD COLUMN secret_set_at timestamp with time zone;
ALTER TABLE api_clients ADD COLUMN last_used_at timestamp with time zone;

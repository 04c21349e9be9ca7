-- Accounts are managed by administrators: events by version, locking, one-time passwords.
ALTER TABLE accounts ADD COLUMN version integer NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN locked_at timestamp with time zone;
ALTER TABLE accounts ADD COLUMN one_time_until timestamp with time zone;

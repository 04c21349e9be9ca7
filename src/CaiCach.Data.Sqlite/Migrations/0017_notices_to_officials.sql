-- Messages to officials: what each is about, several accounts an event, those not read in an index; and of which due dates it was told that they have passed.
ALTER TABLE notices ADD COLUMN kind TEXT NULL;
ALTER TABLE notices ADD COLUMN consultation_id TEXT NULL;
DROP INDEX "ix_notices_event_id";
CREATE UNIQUE INDEX "ix_notices_event_id_account_id" ON "notices" ("event_id", "account_id");
CREATE INDEX "ix_notices_account_id_created_at_id" ON "notices" ("account_id", "created_at", "id") WHERE read_at IS NULL;
ALTER TABLE dossiers ADD COLUMN overdue_told_for TEXT NULL;
-- Dossiers that were late already are on everybody's list; only what becomes late from now on is told.
UPDATE dossiers SET overdue_told_for = due_at WHERE accepted_at IS NOT NULL AND finished_at IS NULL AND due_at < strftime('%Y-%m-%d %H:%M:%S', 'now');
CREATE INDEX "ix_dossiers_overdue" ON "dossiers" ("due_at") WHERE accepted_at IS NOT NULL AND finished_at IS NULL AND paused_at IS NULL AND overdue_told_for IS NULL;

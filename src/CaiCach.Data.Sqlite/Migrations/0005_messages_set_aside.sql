-- A message that was tried too often is set aside until somebody puts it back.
ALTER TABLE "outbox" ADD COLUMN "set_aside_at" TEXT NULL;
DROP INDEX "ix_outbox_due_at_id";
CREATE INDEX "ix_outbox_due_at_id" ON "outbox" ("due_at", "id") WHERE done_at IS NULL AND set_aside_at IS NULL;
CREATE INDEX "ix_outbox_set_aside_at" ON "outbox" ("set_aside_at") WHERE set_aside_at IS NOT NULL;

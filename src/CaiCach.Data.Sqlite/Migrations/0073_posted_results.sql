-- When the post delivered a posted result, and the results that a counter posted on a day.
ALTER TABLE "dossiers" ADD COLUMN "post_delivered_at" TEXT NULL;
CREATE INDEX "ix_dossiers_posted" ON "dossiers" ("counter_id", "posted_on", "id") WHERE posted_on IS NOT NULL;

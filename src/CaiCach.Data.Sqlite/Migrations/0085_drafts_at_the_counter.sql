-- A citizen gives the counter a code that opens one draft, once.
CREATE TABLE "draft_codes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_draft_codes" PRIMARY KEY,
    "draft_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "expires_at" TEXT NOT NULL,
    "opened_at" TEXT NULL,
    "opened_by_id" TEXT NULL,
    "opened_by" TEXT NULL,
    "used_at" TEXT NULL,
    "dossier_id" TEXT NULL,
    "version" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "ix_draft_codes_code" ON "draft_codes" ("code");
CREATE INDEX "ix_draft_codes_draft_id" ON "draft_codes" ("draft_id");
CREATE INDEX "ix_draft_codes_expires_at" ON "draft_codes" ("expires_at");

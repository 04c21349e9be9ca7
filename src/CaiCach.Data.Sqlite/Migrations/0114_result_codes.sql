-- One-time codes by which applicants without an account fetch electronic results.
CREATE TABLE "result_codes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_result_codes" PRIMARY KEY,
    "dossier_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "expires_at" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "used_at" TEXT NULL
);
CREATE INDEX "ix_result_codes_dossier_id_made_at" ON "result_codes" ("dossier_id", "made_at");
CREATE INDEX "ix_result_codes_expires_at" ON "result_codes" ("expires_at");

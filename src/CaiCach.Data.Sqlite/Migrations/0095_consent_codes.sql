-- One-time codes by which citizens agree that an agent files for them.
CREATE TABLE "consent_codes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_consent_codes" PRIMARY KEY,
    "agent_id" TEXT NOT NULL,
    "citizen_id" TEXT NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "agency_code" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "expires_at" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "used_at" TEXT NULL,
    "dossier_id" TEXT NULL
);
CREATE INDEX "ix_consent_codes_citizen_id_made_at" ON "consent_codes" ("citizen_id", "made_at");
CREATE INDEX "ix_consent_codes_agent_id_made_at" ON "consent_codes" ("agent_id", "made_at");
CREATE INDEX "ix_consent_codes_expires_at" ON "consent_codes" ("expires_at");

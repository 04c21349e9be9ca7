-- Heads let others sign for a time, for some kinds of acts.
ALTER TABLE "dossiers" ADD COLUMN "proposed_by_id" TEXT NULL;
CREATE TABLE "delegations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_delegations" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "agency_id" TEXT NOT NULL,
    "delegator_id" TEXT NOT NULL,
    "delegate_id" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "head_title" TEXT NOT NULL,
    "own_title" TEXT NULL,
    "kinds" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "procedures" TEXT NOT NULL,
    "document_number" TEXT NOT NULL,
    "first_day" TEXT NOT NULL,
    "last_day" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    CONSTRAINT "fk_delegations_accounts_delegator_id" FOREIGN KEY ("delegator_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_delegations_accounts_delegate_id" FOREIGN KEY ("delegate_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_delegations_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_delegations_delegate_id_agency_id_first_day" ON "delegations" ("delegate_id", "agency_id", "first_day") WHERE ended_at IS NULL;
CREATE INDEX "ix_delegations_agency_id_first_day" ON "delegations" ("agency_id", "first_day");

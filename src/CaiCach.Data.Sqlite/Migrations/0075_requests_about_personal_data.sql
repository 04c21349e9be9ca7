-- What people ask about their own personal data, and what became of it.
CREATE TABLE "data_requests" (
    "id" TEXT NOT NULL CONSTRAINT "pk_data_requests" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "account_id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "received_at" TEXT NOT NULL,
    "due_at" TEXT NOT NULL,
    "answer" TEXT NULL,
    "legal_basis" TEXT NULL,
    "decided_at" TEXT NULL,
    "decided_by" TEXT NULL,
    CONSTRAINT "fk_data_requests_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_data_requests_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_data_requests_account_id_received_at" ON "data_requests" ("account_id", "received_at");
CREATE INDEX "ix_data_requests_agency_id_state_due_at" ON "data_requests" ("agency_id", "state", "due_at");

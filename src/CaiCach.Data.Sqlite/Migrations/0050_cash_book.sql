-- The cash book of each body: what was taken and given back, how and by whom. What was recorded before goes in without its method.
CREATE TABLE "cash_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_cash_entries" PRIMARY KEY,
    "dossier_id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "method" TEXT NULL,
    "amount" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "cashier_id" TEXT NULL,
    "cashier" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "fk_cash_entries_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_cash_entries_agency_id_at_id" ON "cash_entries" ("agency_id", "at", "id");
CREATE INDEX "ix_cash_entries_dossier_id_at" ON "cash_entries" ("dossier_id", "at");
INSERT INTO "cash_entries" ("id", "dossier_id", "agency_id", "kind", "method", "amount", "number", "cashier_id", "cashier", "at")
SELECT e."id", e."stream_id", d."agency_id", CASE e."type" WHEN 'dossier.fee_settled' THEN 'Fee' ELSE 'Duty' END, NULL, json_extract(e."data", '$.amount'), COALESCE(json_extract(e."data", '$.number'), ''), e."actor_id", e."actor_name", e."at"
FROM "events" e JOIN "dossiers" d ON d."id" = e."stream_id"
WHERE e."type" IN ('dossier.fee_settled', 'dossier.duty_settled') AND json_extract(e."data", '$.payment') = 'Paid' AND json_extract(e."data", '$.amount') IS NOT NULL;
CREATE INDEX "ix_dossiers_owing" ON "dossiers" ("agency_id", "accepted_at", "id") WHERE accepted_at IS NOT NULL AND (payment = 'Due' OR state = 'FinancialDuty') AND state <> 'Stopped' AND state <> 'Withdrawn' AND state <> 'Done';
CREATE TRIGGER cash_entries_no_update BEFORE UPDATE ON cash_entries BEGIN SELECT RAISE(ABORT, 'cash_entries are append-only'); END;
CREATE TRIGGER cash_entries_no_delete BEFORE DELETE ON cash_entries BEGIN SELECT RAISE(ABORT, 'cash_entries are append-only'); END;

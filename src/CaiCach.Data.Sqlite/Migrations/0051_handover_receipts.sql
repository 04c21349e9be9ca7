-- A handover list is confirmed by the unit that received it.
CREATE TABLE "handover_receipts" (
    "list_id" TEXT NOT NULL CONSTRAINT "pk_handover_receipts" PRIMARY KEY,
    "at" TEXT NOT NULL,
    "by_id" TEXT NULL,
    "by" TEXT NOT NULL,
    CONSTRAINT "fk_handover_receipts_handover_lists_list_id" FOREIGN KEY ("list_id") REFERENCES "handover_lists" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_handover_lists_to_unit_id_made_at" ON "handover_lists" ("to_unit_id", "made_at");
CREATE TRIGGER handover_receipts_no_update BEFORE UPDATE ON handover_receipts BEGIN SELECT RAISE(ABORT, 'handover_receipts are append-only'); END;
CREATE TRIGGER handover_receipts_no_delete BEFORE DELETE ON handover_receipts BEGIN SELECT RAISE(ABORT, 'handover_receipts are append-only'); END;

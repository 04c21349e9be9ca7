-- Internal processes of procedures: a draft is written, an approved version is never changed and none is deleted.
CREATE TABLE "process_versions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_process_versions" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "agency_id" TEXT NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "changed_by" TEXT NOT NULL,
    "procedure_version" INTEGER NULL,
    "decision_number" TEXT NULL,
    "decision_date" TEXT NULL,
    "signer" TEXT NULL,
    "in_force_from" TEXT NULL,
    CONSTRAINT "fk_process_versions_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_process_versions_agency_id_procedure_code_number" ON "process_versions" ("agency_id", "procedure_code", "number");
CREATE UNIQUE INDEX "ix_process_versions_draft" ON "process_versions" ("agency_id", "procedure_code") WHERE state = 'Draft';
CREATE TRIGGER process_versions_no_update BEFORE UPDATE ON process_versions WHEN OLD.state <> 'Draft' BEGIN SELECT RAISE(ABORT, 'process_versions are append-only'); END;
CREATE TRIGGER process_versions_no_delete BEFORE DELETE ON process_versions BEGIN SELECT RAISE(ABORT, 'process_versions are append-only'); END;

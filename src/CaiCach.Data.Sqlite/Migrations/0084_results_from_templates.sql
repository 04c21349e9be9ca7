-- Bodies write templates of results; specialists draft results from them, and a paper knows the text it was made of.
CREATE TABLE "result_templates" (
    "id" TEXT NOT NULL CONSTRAINT "pk_result_templates" PRIMARY KEY,
    "series_id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "in_force_from" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "saved_at" TEXT NOT NULL,
    "saved_by" TEXT NOT NULL,
    CONSTRAINT "fk_result_templates_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_result_templates_agency_id_procedure_code_kind_version" ON "result_templates" ("agency_id", "procedure_code", "kind", "version");
CREATE TABLE "result_drafts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_result_drafts" PRIMARY KEY,
    "dossier_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "template_id" TEXT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "saved_at" TEXT NOT NULL,
    "saved_by_id" TEXT NOT NULL,
    "saved_by" TEXT NOT NULL,
    CONSTRAINT "fk_result_drafts_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_result_drafts_result_templates_template_id" FOREIGN KEY ("template_id") REFERENCES "result_templates" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_result_drafts_dossier_id_version" ON "result_drafts" ("dossier_id", "version");
ALTER TABLE "dossier_papers" ADD COLUMN "text_id" TEXT NULL CONSTRAINT "fk_dossier_papers_result_drafts_text_id" REFERENCES "result_drafts" ("id") ON DELETE RESTRICT;
CREATE TRIGGER result_templates_no_update BEFORE UPDATE ON result_templates BEGIN SELECT RAISE(ABORT, 'result_templates are append-only'); END;
CREATE TRIGGER result_templates_no_delete BEFORE DELETE ON result_templates BEGIN SELECT RAISE(ABORT, 'result_templates are append-only'); END;
CREATE TRIGGER result_drafts_no_update BEFORE UPDATE ON result_drafts BEGIN SELECT RAISE(ABORT, 'result_drafts are append-only'); END;
CREATE TRIGGER result_drafts_no_delete BEFORE DELETE ON result_drafts BEGIN SELECT RAISE(ABORT, 'result_drafts are append-only'); END;

-- Bodies write the texts of their letters, a version for each change; a letter keeps what it says, and nobody changes or deletes it.
CREATE TABLE "letter_templates" (
    "id" TEXT NOT NULL CONSTRAINT "pk_letter_templates" PRIMARY KEY,
    "series_id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "set_code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "in_force_from" TEXT NOT NULL,
    "opening" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "closing" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "saved_at" TEXT NOT NULL,
    "saved_by" TEXT NOT NULL,
    CONSTRAINT "fk_letter_templates_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_letter_templates_agency_id_set_code_kind_version" ON "letter_templates" ("agency_id", "set_code", "kind", "version");
ALTER TABLE "letters" ADD COLUMN "content" TEXT NULL;
ALTER TABLE "letters" ADD COLUMN "template_id" TEXT NULL CONSTRAINT "fk_letters_letter_templates_template_id" REFERENCES "letter_templates" ("id") ON DELETE RESTRICT;
CREATE TRIGGER letters_no_update BEFORE UPDATE ON letters BEGIN SELECT RAISE(ABORT, 'letters are append-only'); END;
CREATE TRIGGER letters_no_delete BEFORE DELETE ON letters BEGIN SELECT RAISE(ABORT, 'letters are append-only'); END;
CREATE TRIGGER letter_templates_no_update BEFORE UPDATE ON letter_templates BEGIN SELECT RAISE(ABORT, 'letter_templates are append-only'); END;
CREATE TRIGGER letter_templates_no_delete BEFORE DELETE ON letter_templates BEGIN SELECT RAISE(ABORT, 'letter_templates are append-only'); END;

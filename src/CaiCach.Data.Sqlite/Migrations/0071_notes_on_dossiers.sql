-- What officials write beside a dossier for the officials of their own body.
CREATE TABLE "dossier_notes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_dossier_notes" PRIMARY KEY,
    "dossier_id" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "fk_dossier_notes_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_dossier_notes_dossier_id_at" ON "dossier_notes" ("dossier_id", "at");
CREATE TRIGGER dossier_notes_no_update BEFORE UPDATE ON dossier_notes BEGIN SELECT RAISE(ABORT, 'dossier_notes are append-only'); END;
CREATE TRIGGER dossier_notes_no_delete BEFORE DELETE ON dossier_notes BEGIN SELECT RAISE(ABORT, 'dossier_notes are append-only'); END;

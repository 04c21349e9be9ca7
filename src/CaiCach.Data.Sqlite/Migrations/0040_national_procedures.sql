-- What the national database says of each procedure, and how it differs from what is in use here.
CREATE TABLE "national_procedures" (
    "id" TEXT NOT NULL CONSTRAINT "pk_national_procedures" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "entry_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "synced_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "compared" TEXT NOT NULL,
    "drift" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "drifted_since" TEXT NULL,
    "note" TEXT NULL,
    "settled_by" TEXT NULL,
    "settled_at" TEXT NULL,
    CONSTRAINT "fk_national_procedures_catalogue_entries_entry_id" FOREIGN KEY ("entry_id") REFERENCES "catalogue_entries" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_national_procedures_entry_id" ON "national_procedures" ("entry_id");
CREATE INDEX "ix_national_procedures_code" ON "national_procedures" ("code");

-- Who opened a dossier, the first time of each day: the owner may see by which offices it was read.
CREATE TABLE "dossier_reads" (
    "dossier_id" TEXT NOT NULL,
    "reader_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "unit_id" TEXT NULL,
    "role" TEXT NULL,
    "reader_name" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "pk_dossier_reads" PRIMARY KEY ("dossier_id", "reader_id", "day"),
    CONSTRAINT "fk_dossier_reads_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_dossier_reads_agency_id_at" ON "dossier_reads" ("agency_id", "at");
CREATE INDEX "ix_dossier_reads_at" ON "dossier_reads" ("at");

-- Ready sentences that bodies write for themselves, beside those that ship.
CREATE TABLE "body_phrases" (
    "id" TEXT NOT NULL CONSTRAINT "pk_body_phrases" PRIMARY KEY,
    "agency_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "legal_basis" TEXT NULL,
    "version" INTEGER NOT NULL,
    "saved_at" TEXT NOT NULL,
    "saved_by" TEXT NOT NULL,
    "retired_at" TEXT NULL,
    CONSTRAINT "fk_body_phrases_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_body_phrases_agency_id_purpose_title" ON "body_phrases" ("agency_id", "purpose", "title") WHERE retired_at IS NULL;

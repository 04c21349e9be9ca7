-- What national files had and the catalogue lacked, by the body that received them; what came in before was not kept.
CREATE TABLE "national_gaps" (
    "id" TEXT NOT NULL CONSTRAINT "pk_national_gaps" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "agency_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "field_code" TEXT NULL,
    "field_name" TEXT NULL,
    "agency" TEXT NULL,
    "competent" TEXT NULL,
    "level" TEXT NULL,
    "document" TEXT NOT NULL,
    "first_seen_at" TEXT NOT NULL,
    "last_seen_at" TEXT NOT NULL,
    "file_name" TEXT NULL,
    "file_sha256" TEXT NOT NULL,
    "set_aside_at" TEXT NULL,
    "set_aside_by" TEXT NULL,
    "set_aside_reason" TEXT NULL,
    CONSTRAINT "fk_national_gaps_units_agency_id" FOREIGN KEY ("agency_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_national_gaps_agency_id_code" ON "national_gaps" ("agency_id", "code");

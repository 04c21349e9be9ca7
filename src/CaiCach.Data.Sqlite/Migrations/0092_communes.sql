-- The register of communes under their names by day, and the units of three levels that they were made of; the commune of an address beside its text.
CREATE TABLE "communes" (
    "code" TEXT NOT NULL,
    "valid_from" TEXT NOT NULL,
    "valid_to" TEXT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "province_code" TEXT NOT NULL,
    CONSTRAINT "pk_communes" PRIMARY KEY ("code", "valid_from")
);
CREATE TABLE "commune_old_names" (
    "code" TEXT NOT NULL,
    "valid_from" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "district" TEXT NOT NULL,
    "province" TEXT NOT NULL,
    CONSTRAINT "pk_commune_old_names" PRIMARY KEY ("code", "valid_from", "number"),
    CONSTRAINT "fk_commune_old_names_communes_code_valid_from" FOREIGN KEY ("code", "valid_from") REFERENCES "communes" ("code", "valid_from") ON DELETE CASCADE
);
ALTER TABLE "dossiers" ADD COLUMN "commune_code" TEXT NULL;
ALTER TABLE "petitions" ADD COLUMN "commune_code" TEXT NULL;
ALTER TABLE "provinces" ADD COLUMN "is_city" INTEGER NOT NULL DEFAULT 0;
UPDATE "provinces" SET "is_city" = 1 WHERE "code" IN ('01', '31', '46', '48', '79', '92');

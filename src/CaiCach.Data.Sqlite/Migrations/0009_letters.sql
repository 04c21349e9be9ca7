-- The letters of dossiers with their numbers, and the sets of forms they follow.
CREATE TABLE "letter_sets" (
    "code" TEXT NOT NULL CONSTRAINT "pk_letter_sets" PRIMARY KEY,
    "document" TEXT NOT NULL,
    "in_force_from" TEXT NULL,
    "forms" TEXT NOT NULL
);
CREATE TABLE "letters" (
    "id" TEXT NOT NULL CONSTRAINT "pk_letters" PRIMARY KEY,
    "dossier_id" TEXT NOT NULL,
    "event_version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "symbol" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    CONSTRAINT "fk_letters_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_letters_units_unit_id" FOREIGN KEY ("unit_id") REFERENCES "units" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_letters_dossier_id_event_version" ON "letters" ("dossier_id", "event_version");
CREATE UNIQUE INDEX "ix_letters_token" ON "letters" ("token");
CREATE UNIQUE INDEX "ix_letters_unit_id_year_number" ON "letters" ("unit_id", "year", "number");

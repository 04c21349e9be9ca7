-- How satisfied applicants are, once a dossier, and the links by which they say so.
CREATE TABLE "ratings" (
    "dossier_id" TEXT NOT NULL CONSTRAINT "pk_ratings" PRIMARY KEY,
    "agency_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "officer_id" TEXT NULL,
    "level" TEXT NOT NULL,
    "comment" TEXT NULL,
    "rated_at" TEXT NOT NULL,
    CONSTRAINT "fk_ratings_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_ratings_agency_id_rated_at" ON "ratings" ("agency_id", "rated_at");
CREATE TABLE "rating_links" (
    "token_hash" TEXT NOT NULL CONSTRAINT "pk_rating_links" PRIMARY KEY,
    "dossier_id" TEXT NOT NULL,
    "expires_at" TEXT NOT NULL,
    CONSTRAINT "fk_rating_links_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_rating_links_expires_at" ON "rating_links" ("expires_at");

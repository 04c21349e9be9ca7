-- Files that come in part by part, so that a lost line goes on where it stopped.
CREATE TABLE "part_uploads" (
    "id" TEXT NOT NULL CONSTRAINT "pk_part_uploads" PRIMARY KEY,
    "owner_id" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "received" INTEGER NOT NULL,
    "started_at" TEXT NOT NULL,
    "last_at" TEXT NOT NULL,
    "whole_at" TEXT NULL
);
CREATE UNIQUE INDEX "ix_part_uploads_owner_id_sha256" ON "part_uploads" ("owner_id", "sha256");
CREATE INDEX "ix_part_uploads_last_at" ON "part_uploads" ("last_at");

-- Bodies outside this installation that are asked for an opinion or given a part, with their own code and their answer; a code of its own for the part of a body inside.
CREATE TABLE "outside_requests" (
    "id" TEXT NOT NULL CONSTRAINT "pk_outside_requests" PRIMARY KEY,
    "dossier_id" TEXT NOT NULL,
    "is_part" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "body_key" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "papers" TEXT NOT NULL,
    "asked_at" TEXT NOT NULL,
    "asked_at_version" INTEGER NOT NULL,
    "due_at" TEXT NOT NULL,
    "code" TEXT NULL,
    "code_key" TEXT NULL,
    "answer" TEXT NULL,
    "opinion" TEXT NULL,
    "reply_number" TEXT NULL,
    "replied_on" TEXT NULL,
    "reply_paper_id" TEXT NULL,
    "answered_by_id" TEXT NULL,
    "answered_by_name" TEXT NULL,
    "closed_at" TEXT NULL,
    CONSTRAINT "fk_outside_requests_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_outside_requests_dossier_id_asked_at_version_body_key" ON "outside_requests" ("dossier_id", "asked_at_version", "body_key");
CREATE INDEX "ix_outside_requests_code_key" ON "outside_requests" ("code_key") WHERE code_key IS NOT NULL;
ALTER TABLE "dossiers" ADD COLUMN "outside_awaited" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "dossiers" ADD COLUMN "outside_code" TEXT NULL;
ALTER TABLE "dossiers" ADD COLUMN "outside_code_key" TEXT NULL;
CREATE INDEX "ix_dossiers_outside_code" ON "dossiers" ("outside_code_key") WHERE outside_code_key IS NOT NULL;

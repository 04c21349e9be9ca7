-- Every cause of lateness as it was told, with its time: the causes of a past period are those of its last day.
CREATE TABLE "told_causes" (
    "dossier_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "told_at" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "note" TEXT NULL,
    CONSTRAINT "pk_told_causes" PRIMARY KEY ("dossier_id", "version"),
    CONSTRAINT "fk_told_causes_dossiers_dossier_id" FOREIGN KEY ("dossier_id") REFERENCES "dossiers" ("id") ON DELETE RESTRICT
);
INSERT INTO "told_causes" ("dossier_id", "version", "told_at", "cause", "note")
    SELECT "stream_id", "version", "at", json_extract("data", '$.cause'), json_extract("data", '$.causeWords') FROM "events"
    WHERE "stream" = 'dossier' AND "type" IN ('dossier.late_cause_recorded', 'dossier.granted', 'dossier.refused') AND json_extract("data", '$.cause') IS NOT NULL;

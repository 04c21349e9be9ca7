-- Text messages of events and what became of each; phones whose owners want none but those the law demands.
CREATE TABLE "sms_messages" (
    "id" TEXT NOT NULL CONSTRAINT "pk_sms_messages" PRIMARY KEY,
    "dossier_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "sent_at" TEXT NULL,
    "parts" INTEGER NULL,
    "receipt_at" TEXT NULL,
    "trouble" TEXT NULL
);
CREATE UNIQUE INDEX "ix_sms_messages_token" ON "sms_messages" ("token");
CREATE INDEX "ix_sms_messages_dossier_id_created_at" ON "sms_messages" ("dossier_id", "created_at");
CREATE TABLE "sms_refusals" (
    "phone" TEXT NOT NULL CONSTRAINT "pk_sms_refusals" PRIMARY KEY,
    "refused_at" TEXT NOT NULL
);

-- E-mails of events and what became of each; addresses whose owners want none but those the law demands.
CREATE TABLE "mails" (
    "id" TEXT NOT NULL CONSTRAINT "pk_mails" PRIMARY KEY,
    "dossier_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "account_id" TEXT NULL,
    "address" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "sent_at" TEXT NULL,
    "trouble" TEXT NULL
);
CREATE UNIQUE INDEX "ix_mails_token" ON "mails" ("token");
CREATE INDEX "ix_mails_dossier_id_created_at" ON "mails" ("dossier_id", "created_at") WHERE account_id IS NULL;
CREATE TABLE "mail_refusals" (
    "address" TEXT NOT NULL CONSTRAINT "pk_mail_refusals" PRIMARY KEY,
    "refused_at" TEXT NOT NULL
);

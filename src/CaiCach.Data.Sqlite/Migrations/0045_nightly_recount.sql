-- What a night's count of every figure found; what is read or sent long ago can be found to be erased.
CREATE TABLE "recounts" (
    "day" TEXT NOT NULL,
    "started_at" TEXT NOT NULL,
    "ended_at" TEXT,
    "events" INTEGER NOT NULL,
    "differences" INTEGER NOT NULL,
    "first" TEXT,
    CONSTRAINT "pk_recounts" PRIMARY KEY ("day")
);
CREATE INDEX "ix_notices_read_at" ON "notices" ("read_at") WHERE read_at IS NOT NULL;
CREATE INDEX "ix_mails_created_at" ON "mails" ("created_at") WHERE address <> '';
CREATE INDEX "ix_sms_messages_created_at" ON "sms_messages" ("created_at") WHERE phone <> '';

-- What did not arrive is listed for the counter.
CREATE INDEX ix_mails_set_aside ON mails (created_at) WHERE state = 'SetAside' AND account_id IS NULL;
CREATE INDEX ix_sms_messages_undelivered ON sms_messages (created_at) WHERE state IN ('SetAside', 'Undelivered');

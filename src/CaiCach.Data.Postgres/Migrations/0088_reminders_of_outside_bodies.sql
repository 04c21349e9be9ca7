-- Answers that bodies outside the installation owe are reminded of, as those inside are. What has passed stays quiet; what is to come is reminded of from now on.
ALTER TABLE outside_requests
    ADD COLUMN remind_at timestamp with time zone,
    ADD COLUMN reminded_for timestamp with time zone,
    ADD COLUMN reminded_until timestamp with time zone;
UPDATE outside_requests SET remind_at = now(), reminded_for = due_at, reminded_until = now() WHERE closed_at IS NULL;
CREATE INDEX ix_outside_requests_remind_at ON outside_requests (remind_at) WHERE remind_at IS NOT NULL AND closed_at IS NULL;

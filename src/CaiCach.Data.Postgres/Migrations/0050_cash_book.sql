-- The cash book of each body: what was taken and given back, how and by whom. What was recorded before goes in without its method.
CREATE TABLE cash_entries (
    id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    method character varying(40),
    amount bigint NOT NULL,
    number character varying(100) NOT NULL,
    cashier_id uuid,
    cashier character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_cash_entries PRIMARY KEY (id),
    CONSTRAINT fk_cash_entries_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES dossiers (id) ON DELETE RESTRICT
);
CREATE INDEX ix_cash_entries_agency_id_at_id ON cash_entries (agency_id, at, id);
CREATE INDEX ix_cash_entries_dossier_id_at ON cash_entries (dossier_id, at);
INSERT INTO cash_entries (id, dossier_id, agency_id, kind, method, amount, number, cashier_id, cashier, at)
SELECT e.id, e.stream_id, d.agency_id, CASE e.type WHEN 'dossier.fee_settled' THEN 'Fee' ELSE 'Duty' END, NULL, (e.data::jsonb ->> 'amount')::bigint, COALESCE((e.data::jsonb ->> 'number'), ''), e.actor_id, e.actor_name, e.at
FROM events e JOIN dossiers d ON d.id = e.stream_id
WHERE e.type IN ('dossier.fee_settled', 'dossier.duty_settled') AND (e.data::jsonb ->> 'payment') = 'Paid' AND (e.data::jsonb ->> 'amount') IS NOT NULL;
CREATE INDEX ix_dossiers_owing ON dossiers (agency_id, accepted_at, id) WHERE accepted_at IS NOT NULL AND (payment = 'Due' OR state = 'FinancialDuty') AND state <> 'Stopped' AND state <> 'Withdrawn' AND state <> 'Done';
CREATE TRIGGER cash_entries_append_only BEFORE UPDATE OR DELETE ON cash_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cash_entries_not_truncated BEFORE TRUNCATE ON cash_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

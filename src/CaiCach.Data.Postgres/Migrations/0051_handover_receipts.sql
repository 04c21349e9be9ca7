-- A handover list is confirmed by the unit that received it.
CREATE TABLE handover_receipts (
    list_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid,
    by character varying(300) NOT NULL,
    CONSTRAINT pk_handover_receipts PRIMARY KEY (list_id),
    CONSTRAINT fk_handover_receipts_handover_lists_list_id FOREIGN KEY (list_id) REFERENCES handover_lists (id) ON DELETE RESTRICT
);
CREATE INDEX ix_handover_lists_to_unit_id_made_at ON handover_lists (to_unit_id, made_at);
CREATE TRIGGER handover_receipts_append_only BEFORE UPDATE OR DELETE ON handover_receipts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER handover_receipts_not_truncated BEFORE TRUNCATE ON handover_receipts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Somebody with several posts may have another substitute for each.
ALTER TABLE absences ADD COLUMN unit_id uuid;
ALTER TABLE absences ADD COLUMN role character varying(40);
ALTER TABLE absences ADD CONSTRAINT fk_absences_units_unit_id FOREIGN KEY (unit_id) REFERENCES units (id) ON DELETE RESTRICT;
DROP INDEX ix_absences_account_id_first_day;
CREATE UNIQUE INDEX ix_absences_account_id_first_day ON absences (account_id, first_day) WHERE ended_at IS NULL AND unit_id IS NULL;
CREATE UNIQUE INDEX ix_absences_account_id_first_day_unit_id_role ON absences (account_id, first_day, unit_id, role) WHERE ended_at IS NULL AND unit_id IS NOT NULL;

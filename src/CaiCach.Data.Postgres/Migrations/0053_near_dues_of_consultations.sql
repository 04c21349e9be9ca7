-- The head is told of a near due date while others are asked, too.
DROP INDEX ix_dossiers_due_at;
CREATE INDEX ix_dossiers_due_at ON dossiers (due_at) WHERE state IN ('InProcess', 'Consulting', 'Interlinked') AND delay_forecast_at IS NULL AND appointment_at IS NULL;

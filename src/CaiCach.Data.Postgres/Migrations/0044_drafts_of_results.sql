-- The draft of the result goes with the proposal, and is what the head signs.
ALTER TABLE dossiers ADD COLUMN draft_id uuid NULL;

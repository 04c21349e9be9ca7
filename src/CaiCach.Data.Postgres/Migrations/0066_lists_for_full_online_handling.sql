-- Which procedures are on a list for full online handling in force; a list may take the place of the earlier ones. Those recorded so far add to each other.
ALTER TABLE catalogue_decisions ADD COLUMN replaces_earlier boolean NOT NULL DEFAULT FALSE;
ALTER TABLE catalogue_entries ADD COLUMN is_fully_online_listed boolean NOT NULL DEFAULT FALSE;
UPDATE catalogue_entries SET is_fully_online_listed = TRUE WHERE id IN (SELECT i.entry_id FROM catalogue_decision_items i JOIN catalogue_decisions d ON d.id = i.decision_id WHERE d.kind = 'FullyOnline' AND d.agency_id = catalogue_entries.agency_id);

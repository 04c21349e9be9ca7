-- Which procedures are on a list for full online handling in force; a list may take the place of the earlier ones. Those recorded so far add to each other.
ALTER TABLE catalogue_decisions ADD COLUMN replaces_earlier INTEGER NOT NULL DEFAULT 0;
ALTER TABLE catalogue_entries ADD COLUMN is_fully_online_listed INTEGER NOT NULL DEFAULT 0;
UPDATE catalogue_entries SET is_fully_online_listed = 1 WHERE id IN (SELECT i.entry_id FROM catalogue_decision_items i JOIN catalogue_decisions d ON d.id = i.decision_id WHERE d.kind = 'FullyOnline' AND d.agency_id = catalogue_entries.agency_id);

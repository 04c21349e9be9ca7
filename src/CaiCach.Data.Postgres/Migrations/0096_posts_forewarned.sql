-- Of which last day those who assign the work were told before a post runs out.
ALTER TABLE posts ADD COLUMN forewarned_for date;

-- Bodies write the texts of notices to officials, beside those of messages to citizens: what is read in the program stands apart from the e-mail.
ALTER TABLE message_texts ADD COLUMN notice text NOT NULL DEFAULT '';

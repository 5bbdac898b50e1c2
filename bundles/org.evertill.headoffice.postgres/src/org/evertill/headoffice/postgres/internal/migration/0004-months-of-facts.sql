-- How many months before the present one tills keep the facts of; null: all. facts_from is the oldest month that they are
-- sent, as in 2026-11, moved on with the first operations of a month; everything is kept here whatever it says.
ALTER TABLE head_office ADD COLUMN fact_months INTEGER;
ALTER TABLE head_office ADD COLUMN facts_from TEXT NOT NULL DEFAULT '';

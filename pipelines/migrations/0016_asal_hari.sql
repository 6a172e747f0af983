-- Where the first note of a day stands, kept with the day (see pipelines/aggregates.py); what is kept is made anew at the next start.

alter table hari_ringkas add column lembar_id bigint;
alter table hari_ringkas add column baris integer;
delete from ringkas_dari;

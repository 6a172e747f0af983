-- What each day asks of one person at work: minutes by the office's standard, fewer in Ramadan, none on free days.

alter table kalender add column menit integer default 0;

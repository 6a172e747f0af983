-- Which period a rating speaks of: BKN's rows carry the period of the SKP, mostly the year; a month or a quarter of it was rated.

alter table penilaian add column dinilai_awal date;
alter table penilaian add column dinilai_akhir date;
alter table penilaian_versi add column dinilai_awal date;
alter table penilaian_versi add column dinilai_akhir date;

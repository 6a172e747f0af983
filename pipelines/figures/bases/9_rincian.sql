-- From which rows of which files the rows in sight were read, for the lists that an auditor goes through.

create or replace view tampak.asal_rhk as
select r.kunci as kunci_rhk, r.lembar_id, r.baris from pondasi.baris_rhk r semi join tampak.orang o on o.nip = r.nip;

create or replace view tampak.asal_pegawai as
select p.nip, p.lembar_id, p.baris from pondasi.baris_pegawai p semi join tampak.orang o on o.nip = p.nip;

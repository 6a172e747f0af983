-- From which rows of which files the rows in sight were read, for the lists that an auditor goes through.

create or replace macro tampak.asal_rhk(hari) as table
select r.kunci as kunci_rhk, r.lembar_id, r.baris from pondasi.baris_rhk r semi join tampak.orang(hari) o on o.nip = r.nip;

create or replace macro tampak.asal_pegawai(hari) as table
select p.nip, p.lembar_id, p.baris from pondasi.baris_pegawai p semi join tampak.orang(hari) o on o.nip = p.nip;

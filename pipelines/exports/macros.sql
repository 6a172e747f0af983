-- Text rules of exports: what a cell's text means. Every macro takes text and gives null where it cannot tell.

-- A text without the spaces around it; nearly all have none, and looking is much cheaper than trimming.
create or replace macro rapi(s) as
    case when ascii(s) between 33 and 126 and ascii(substring(s, -1, 1)) between 33 and 126 then s else trim(s) end;

-- A cell that says nothing: blank, a dash, n/a. Its length and first character excuse nearly all others from the pattern;
-- a list of characters is looked through in a text, for DuckDB makes a join of a long list of values.
create or replace macro isi(s) as
    case when length(s) > 12 or not contains(' -–—.nN(' || chr(9) || chr(10) || chr(13), left(s, 1))
        or not regexp_full_match(s, '(?i)\s*(-+|–|—|\.+|n/?a|null|none|nihil|\(kosong\))?\s*') then rapi(s) end;

-- The comparable form of a text: lower case, no accents, words parted by single spaces.
-- The pattern passes over single spaces, which need no change. teks_sama(teks_berjarak(s)) is the same, for a million texts: the first is worked out once.
create or replace macro teks_berjarak(s) as regexp_replace(lower(strip_accents(s)), ' [^a-z0-9]+|[^a-z0-9 ][^a-z0-9]*', ' ', 'g');
create or replace macro teks_sama(t) as nullif(rapi(t), '');
create or replace macro teks_baku(s) as nullif(trim(teks_berjarak(s)), '');

-- The words a note is remembered by: what it says it serves, else what was done.
create or replace macro sebutan_catatan(rencana_aksi, rhk, kegiatan) as
    coalesce(rencana_aksi || ' · ' || rhk, rencana_aksi, rhk, kegiatan);

-- A name without titles and degrees: "dr. Siti Aminah, M.Kes" and "SITI AMINAH" are one name.
create or replace macro nama_baku(s) as
    nullif(trim(regexp_replace(teks_baku(regexp_replace(split_part(s, ',', 1),
        '(?i)\b(prof|dr|drg|drh|drs|dra|ir|apt|ns|hj?|kh|st|r|rr)\.\s*', '', 'g')), '^(dr|drg|drs|dra|ir|apt|ns) ', '')), '');

-- A person's id: digits and letters only, without "NIP.", apostrophe, spaces, or the reader's mark of a number cell.
create or replace macro nip_baku(s) as
    nullif(regexp_replace(regexp_replace(upper(isi(s)), '^\W*(?:(?:NI\s?PPPK|NIPPPK|NIP|NRK|NRP|NPP|NIK|NO)\b[\s.:]*|(?:NIPPPK|NIP)(\d))', '\1'), '[^A-Z0-9]', '', 'g'), '');

-- Whether the last digits of an id are lost: a number cell (marked ~), scientific notation, or Excel's 000.
create or replace macro nip_meragukan(s) as
    starts_with(trim(s), '~') or regexp_matches(s, '(?i)^\W*\d[.,]?\d*e\+?\d+\s*$')
    or (length(nip_baku(s)) = 18 and ends_with(nip_baku(s), '000'));

-- The 18 digits of a number cell as Excel shows them: fifteen and three noughts. The reader gives the nearest number that a computer can hold.
create or replace macro nip_seperti_excel(s) as
    case when regexp_full_match(trim(s), '~\d{18}') then cast((try_cast(trim(s)[2:] as bigint) + 500) // 1000 * 1000 as varchar) end;

-- baik: 18 digits that begin with a birth date; bukan_asn: any other id.
create or replace macro nip_mutu(s) as
    case when nip_meragukan(s) then 'meragukan'
         when regexp_full_match(nip_baku(s), '(19[4-9]|20[01])\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{10}') then 'baik'
         else 'bukan_asn' end;

create or replace macro bulan_ke(s) as
    case when regexp_full_match(trim(s), '\d{1,2}') then try_cast(trim(s) as integer)
         else case left(lower(trim(s)), 3)
            when 'jan' then 1 when 'feb' then 2 when 'peb' then 2 when 'mar' then 3 when 'apr' then 4
            when 'mei' then 5 when 'may' then 5 when 'jun' then 6 when 'jul' then 7
            when 'agu' then 8 when 'ags' then 8 when 'agt' then 8 when 'aug' then 8 when 'sep' then 9
            when 'okt' then 10 when 'oct' then 10 when 'nov' then 11 when 'nop' then 11
            when 'des' then 12 when 'dec' then 12 end end;

create or replace macro tahun_penuh(y) as
    case when length(y) = 2 then '20' || y else y end;

create or replace macro tanggal_dari(y, m, d) as
    try_cast(tahun_penuh(y) || '-' || lpad(cast(m as varchar), 2, '0') || '-' || lpad(cast(d as varchar), 2, '0') as date);

-- A date cell without the day's name before it.
create or replace macro tanpa_hari(s) as
    trim(regexp_replace(lower(trim(s)),
        '^(senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday|sen|sel|rab|kam|jum|sab|min)\b[\s,./-]*', ''));

-- A date in any form that offices write; day first where it could be either; UTC stamps turned to the office's zone.
create or replace macro angka_ke(t, n) as regexp_extract_all(t, '\d+')[n];
create or replace macro tanggal_teks(t) as
    case
        when regexp_matches(t, '^\d{4}-\d{1,2}-\d{1,2}[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(z|[+-]\d{2}:?\d{2})$')
            then cast(timezone(coalesce(getvariable('zona'), 'Asia/Makassar'), try_cast(upper(t) as timestamptz)) as date)
        when regexp_matches(t, '(?s)^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(\D.*)?$')
            then tanggal_dari(angka_ke(t, 1), angka_ke(t, 2), angka_ke(t, 3))
        when regexp_full_match(t, '(19|20)\d{6}') then tanggal_dari(left(t, 4), substr(t, 5, 2), right(t, 2))
        when regexp_matches(t, '(?s)^\d{1,2}\s*[-/. ]\s*\d{1,2}\s*[-/. ]\s*(\d{4}|\d{2})(\D.*)?$')
            then coalesce(tanggal_dari(angka_ke(t, 3), angka_ke(t, 2), angka_ke(t, 1)), tanggal_dari(angka_ke(t, 3), angka_ke(t, 1), angka_ke(t, 2)))
        when regexp_matches(t, '(?s)^\d{1,2}[\s./-]*[a-z]{3,}[\s.,/-]*(\d{4}|\d{2})(\D.*)?$')
            then tanggal_dari(angka_ke(t, 2), bulan_ke(regexp_extract(t, '[a-z]{3,}')), angka_ke(t, 1))
        when regexp_matches(t, '^[a-z]{3,}\.?\s+\d{1,2}(st|nd|rd|th)?,?\s+\d{4}$')
            then tanggal_dari(angka_ke(t, 2), bulan_ke(regexp_extract(t, '[a-z]{3,}')), angka_ke(t, 1))
        when regexp_full_match(t, '\d{5}(\.\d+)?') and try_cast(t as double) between 36526 and 73050
            then date '1899-12-30' + cast(floor(try_cast(t as double)) as integer)
    end;
create or replace macro baca_tanggal(s) as (select tanggal_teks(t) from (select tanpa_hari(isi(s)) as t));

-- Whether a date could only be read month first ("11/21/2026"): read so, and said.
create or replace macro tanggal_bulan_dulu(s) as
    regexp_matches(tanpa_hari(s), '^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}')
    and try_cast(regexp_extract_all(s, '\d+')[2] as integer) > 12;

create or replace macro dari_utc(t) as
    timezone(coalesce(getvariable('zona'), 'Asia/Makassar'), try_cast(upper(t) as timestamptz));

-- A clock, alone or after a date. "0.25" is the part of a day that Excel keeps, a quarter; "0.30" ends as no number does and is half past midnight.
create or replace macro jam_dari(t) as
    case
        when regexp_matches(t, '^\d{4}-\d{1,2}-\d{1,2}[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(z|[+-]\d{2}:?\d{2})$') then cast(dari_utc(t) as time)
        when regexp_matches(t, '^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})[t,\s]+\d{1,2}[:.]\d{2}')
            then try_cast(lpad(regexp_extract(t, '[t,\s](\d{1,2})[:.]\d{2}', 1), 2, '0') || ':' || regexp_extract(t, '[t,\s]\d{1,2}[:.](\d{2})', 1) as time)
        when regexp_full_match(t, '24[:.]00([:.]00)?') then time '00:00'
        when regexp_full_match(t, '0?\.\d+') and not regexp_full_match(t, '0\.\d0') then
            try_cast(time '00:00' + to_minutes(cast(round(try_cast(t as double) * 1440) as bigint)) as time)
        when regexp_full_match(t, '([01]?\d|2[0-3])[:.]\d{2}([:.]\d{2})?')
            then try_cast(lpad(regexp_extract(t, '^\d+'), 2, '0') || ':' || regexp_extract(t, '^\d+[:.](\d{2})', 1) as time)
        when regexp_full_match(t, '([01]\d|2[0-3])[0-5]\d') then try_cast(left(t, 2) || ':' || right(t, 2) as time)
        when regexp_full_match(t, '([01]?\d|2[0-3])') then try_cast(lpad(t, 2, '0') || ':00' as time)
        when regexp_full_match(t, '(0?[1-9]|1[0-2])([:.]\d{2}){0,2}\s*[ap]\.?\s?m')
            then try_cast(lpad(cast(cast(regexp_extract(t, '^\d+') as integer) % 12 + case when contains(t, 'p') then 12 else 0 end as varchar), 2, '0')
                || ':' || coalesce(nullif(regexp_extract(t, '^\d+[:.](\d{2})', 1), ''), '00') as time)
    end;
create or replace macro jam_rapi(s) as
    trim(regexp_replace(lower(isi(s)), '(pukul|pkl\.?|jam|wib|wita|wit|\.?\s*$)', '', 'g'));
create or replace macro baca_jam(s) as (select jam_dari(t) from (select jam_rapi(s) as t));

-- "07.30 s.d. 16.00" → its two ends.
create or replace macro rentang_jam(s) as
    string_split_regex(lower(isi(s)), '\s*(-|–|—|s\s*[./]?\s*d\b\.?|sampai dengan|sampai|hingga|\bto\b)\s*');

-- A clock time as minutes of the day.
create or replace macro menit_hari(t) as extract('hour' from t) * 60 + extract('minute' from t);

-- Minutes between two clock times; an end before the start is a night shift.
create or replace macro menit_antara(a, b) as
    case when b >= a then menit_hari(b) - menit_hari(a) else menit_hari(b) - menit_hari(a) + 1440 end;

-- Macros come in pairs: one normalises the text, the other reads it. A subquery inside a macro would cost a join at each use.
create or replace macro angka_dari(t) as
    case
        when t = '' then null
        when regexp_full_match(t, '-?\d{1,3}(\.\d{3})+(,\d+)?') and not starts_with(ltrim(t, '-'), '0')
            then try_cast(replace(replace(t, '.', ''), ',', '.') as double)
        when regexp_full_match(t, '-?\d{1,3}(,\d{3})+(\.\d+)|-?\d{1,3}(,\d{3}){2,}') then try_cast(replace(t, ',', '') as double)
        else try_cast(replace(t, ',', '.') as double)
    end;
create or replace macro baca_angka(s) as (
    select angka_dari(t) from (select regexp_extract(replace(isi(s), '−', '-'), '^-?\d+(?:[.,]\d+)?[eE][-+]?\d{1,3}$|-?\d[\d.,]*\d|-?\d|-?[.,]\d+') as t)
);

-- "1-2 Laporan": the upper end is the target, the lower is kept beside it.
create or replace macro angka_atas(s) as
    baca_angka(case when regexp_matches(s, '(?i)^\s*\d[\d.,]*\s*(-|–|s\.?/?d\.?|sampai)\s*\d')
        then regexp_extract(s, '(?i)(?:-|–|s\.?/?d\.?|sampai)\s*(\d[\d.,]*)', 1) else s end);
create or replace macro satuan_dari(s) as
    nullif(trim(regexp_replace(isi(s), '(?i)^[\s\d.,–-]+((s\.?/?d\.?|sampai)\s*\d[\s\d.,–-]*)?', '')), '');

-- Percent on 0–100. A column whose plain numbers never pass 1 holds fractions (pecahan).
create or replace macro baca_persen(s, pecahan) as
    baca_angka(s) * case when pecahan and not contains(s, '%') then 100 else 1 end;

create or replace macro menit_dari(t) as
    try_cast(round(case
        when regexp_matches(t, '\d\s*(jam|j\b|hour|hr)')
            then coalesce(try_cast(replace(regexp_extract(t, '([\d.,]+)\s*(jam|j\b|hour|hr)', 1), ',', '.') as double), 0) * 60
               + coalesce(try_cast(replace(regexp_extract(t, '([\d.,]+)\s*(menit|mnt|m\b|min)', 1), ',', '.') as double), 0)
        when regexp_full_match(t, '\d{1,3}:\d{2}(:\d{2})?')
            then cast(split_part(t, ':', 1) as double) * 60 + cast(split_part(t, ':', 2) as double)
        else baca_angka(t)
    end) as integer);
create or replace macro baca_menit(s) as (select menit_dari(t) from (select lower(isi(s)) as t));

-- The clock at the end of a stamp.
create or replace macro jam_akhir(t) as
    try_cast(lpad(regexp_extract(lower(t), '\D(\d{1,2})[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:wib|wita|wit)?$', 1), 2, '0') || ':'
        || regexp_extract(lower(t), '\D\d{1,2}[:.](\d{2})(?:[:.]\d{2})?(?:\.\d+)?\s*(?:wib|wita|wit)?$', 1) as time);

create or replace macro baca_waktu(s) as (
    select case when regexp_matches(t, '\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(z|[+-]\d{2}:?\d{2})$') then dari_utc(t)
        else baca_tanggal(t) + coalesce(jam_akhir(t), time '00:00') end
    from (select lower(isi(s)) as t)
);

-- One of nine states; negatives and waiting words before approval. konteks 'logbook': "proses" waits for approval.
create or replace macro baca_status(s, konteks) as (
    select case
        when t is null then 'kosong'
        when regexp_matches(t, '^(ditolak|tolak|reject|tidak (di)?setuju|tidak sesuai|tidak valid|batal|dibatalkan|cancel|tidak (jadi|terlaksana)|(di)?tunda)') then 'ditolak'
        when regexp_matches(t, '^(di)?ajukan|^(pengajuan|submit|menunggu|pending|terkirim|dikirim|waiting)|^belum (di)?(setujui|validasi|verifikasi|periksa|nilai)')
             or (konteks = 'logbook' and t in ('proses', 'diproses', 'dalam proses')) then 'menunggu'
        when regexp_matches(t, '^(perlu )?(revisi|perbaikan)|^(di)?kembali|^(return|tidak lengkap|belum lengkap)') then 'revisi'
        when regexp_matches(t, '^(belum dimulai|belum|kosong|not started|tidak membuat|tidak ada|0|rencana|direncanakan|planned|(di|ter)jadwal(kan)?|scheduled|akan (datang|dilaksanakan))( |$)') then 'kosong'
        when regexp_matches(t, '^(draft|draf|persiapan|disimpan|konsep)') then 'draft'
        when regexp_matches(t, '^(selesai|final|sudah (dinilai|selesai|lengkap|ada)|dinilai|closed|close|tercapai|done|complete|sudah$|lengkap|tuntas|terlaksana|rampung|100)') then 'selesai'
        when regexp_matches(t, '^(di)?setuju|^(persetujuan|diterima|approve|acc|valid|sesuai|terverifikasi|tervalidasi|sudah diverifikasi|sudah disetujui)') then 'disetujui'
        when regexp_matches(t, '^(proses|diproses|dalam proses|on ?progress|in ?progress|aktif|berjalan|sedang|open|on track|dikerjakan|berlangsung)') then 'berjalan'
        when regexp_matches(t, '^(terlambat|late|lewat|problem|kedaluwarsa|kadaluarsa|expired)') then 'terlambat'
        when regexp_matches(t, '^(terkunci|locked)') then 'terkunci'
        else 'lain'
    end
    from (select teks_baku(isi(s)) as t)
);

create or replace macro romawi(s) as
    case upper(trim(s)) when 'I' then 1 when 'II' then 2 when 'III' then 3 when 'IV' then 4 when 'V' then 5 when 'VI' then 6
        when 'VII' then 7 when 'VIII' then 8 when 'IX' then 9 when 'X' then 10 when 'XI' then 11 when 'XII' then 12
        else case lower(trim(s)) when 'satu' then 1 when 'dua' then 2 when 'tiga' then 3 when 'empat' then 4
        when 'pertama' then 1 when 'kedua' then 2 when 'ketiga' then 3 when 'keempat' then 4
        else try_cast(trim(s) as integer) end end;

-- A period in words → its first and last day. tahun: the year where the words have none. "Periode 1" is a half year, "Periode 1 Mei …" is not.
-- Each reading of a part stands here once, in a lambda: a macro is planned wherever it is written.
create or replace macro baca_periode(s, tahun) as (
    select case
        when t is null and y is not null then {'awal': make_date(y, 1, 1), 'akhir': make_date(y, 12, 31)}
        when t is null then null
        when hari[1] is not null and hari[2] is not null then {'awal': hari[1], 'akhir': hari[2]}
        when y is null then null
        when angka[1] is not null then {'awal': make_date(y, angka[1] * 3 - 2, 1), 'akhir': last_day(make_date(y, angka[1] * 3, 1))}
        when angka[2] is not null then {'awal': make_date(y, angka[2] * 6 - 5, 1), 'akhir': last_day(make_date(y, angka[2] * 6, 1))}
        when len(bulan) >= 1 then {'awal': make_date(case when bulan[1] > bulan[-1] then least(y_awal, y - 1) else y_awal end, bulan[1], 1),
            'akhir': last_day(make_date(y, bulan[-1], 1))}
        when bln between 1 and 12 then {'awal': make_date(y, bln, 1), 'akhir': last_day(make_date(y, bln, 1))}
        when regexp_full_match(t, '(iv|iii|ii|i|[1-4])') then {'awal': make_date(y, angka[3] * 3 - 2, 1), 'akhir': last_day(make_date(y, angka[3] * 3, 1))}
        when regexp_matches(t, 'tahun|final|^(19|20)\d\d$') then {'awal': make_date(y, 1, 1), 'akhir': make_date(y, 12, 31)}
    end
    from (
        select t, y, list_transform(nama, lambda x: bulan_ke(x)) as bulan, coalesce(try_cast(regexp_extract(t, nama[1] || '\W{0,3}(20\d\d)', 1) as integer), y) as y_awal,
            list_transform([
                regexp_extract(t, '(?:triwulan|tw|triw|kuartal|quarter|q)\W*(?:ke)?\W*(iv|iii|ii|i|[1-4]|pertama|kedua|ketiga|keempat)\b', 1),
                coalesce(nullif(regexp_extract(t, '(?:semester|smt)\W*(?:ke)?\W*(ii|i|[12]|pertama|kedua)\b', 1), ''),
                    case when len(nama) = 0 then regexp_extract(t, 'periode\W*(?:ke)?\W*(ii|i|[12])\b', 1) end),
                t
            ], lambda x: romawi(x)) as angka,
            try_cast(coalesce(nullif(regexp_extract(t, 'bulan(?:an)?\W*(?:ke)?\W*(\d{1,2})\b', 1), ''), nullif(regexp_extract(t, '^(\d{1,2})\s*[-/.]\s*20\d\d$', 1), ''),
                regexp_extract(t, '^20\d\d\s*[-/.]\s*(\d{1,2})$', 1)) as integer) as bln,
            list_transform(tanggal, lambda x: tanggal_teks(trim(case when regexp_matches(x, '\d{4}') then x else x || ' ' || y end))) as hari
        from (
            select t, coalesce(try_cast(regexp_extract_all(t, '20\d\d')[-1] as integer), try_cast(regexp_extract(tahun, '(20\d\d)', 1) as integer)) as y,
                regexp_extract_all(t, '\b(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|ags|agt|aug|sep|okt|oct|nov|nop|des|dec)[a-z]*') as nama,
                case when regexp_matches(t, '\d{1,2}\W+[a-z0-9]+\W+.*\d{4}') then regexp_extract_all(regexp_replace(t, '\btahun\b', '', 'g'),
                    '(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[ /.-]+(?:[a-z]{3,}|\d{1,2})[ /.-]*(?:\d{4})?)') end as tanggal
            from (select lower(isi(s)) as t)
        )
    )
);

-- The first year named by any of the texts.
create or replace macro tahun_dari(a, b, c := '', d := '') as
    nullif(regexp_extract(coalesce(a, '') || ' ' || coalesce(b, '') || ' ' || coalesce(c, '') || ' ' || coalesce(d, ''), '20\d\d'), '');

-- One thing found wrong in a row, where it is so.
create or replace macro temuan(code, kolom, nilai, jika) as
    case when jika then {'code': code, 'kolom': kolom, 'nilai': nilai} end;

-- The identity of a row: its parts as texts in order, an absent part as nothing.
create or replace macro kunci_dari
    (a) as cast(md5_number(coalesce(a, '')) as uuid),
    (a, b) as cast(md5_number(concat(a, '|', b)) as uuid),
    (a, b, c) as cast(md5_number(concat(a, '|', b, '|', c)) as uuid),
    (a, b, c, d) as cast(md5_number(concat(a, '|', b, '|', c, '|', d)) as uuid),
    (a, b, c, d, e) as cast(md5_number(concat(a, '|', b, '|', c, '|', d, '|', e)) as uuid);

-- The md5 of a key as it is usually written: the number has its bytes in reverse.
create or replace macro hex_terbalik(h) as (
    substr(h, 31, 2) || substr(h, 29, 2) || substr(h, 27, 2) || substr(h, 25, 2) || substr(h, 23, 2) || substr(h, 21, 2) || substr(h, 19, 2) || substr(h, 17, 2) ||
    substr(h, 15, 2) || substr(h, 13, 2) || substr(h, 11, 2) || substr(h, 9, 2) || substr(h, 7, 2) || substr(h, 5, 2) || substr(h, 3, 2) || substr(h, 1, 2));
create or replace macro hex_kunci(kunci) as hex_terbalik(replace(cast(kunci as varchar), '-', ''));

-- An age-proof guess at a person's birth date from a well-formed id.
create or replace macro lahir_dari_nip(n) as
    case when regexp_full_match(n, '(19|20)\d{16}') then try_cast(left(n, 4) || '-' || substr(n, 5, 2) || '-' || substr(n, 7, 2) as date) end;

-- What is wrong with the person that a row names (see people.sql).
create or replace macro temuan_orang(cara, nip_asal) as
    list_filter([
        temuan(cara, 'nip', nip_asal, cara in ('nip_rusak', 'nip_kosong', 'nama_ganda', 'nip_tidak_dikenal')),
        temuan('nip_diperbaiki', 'nip', nip_asal, cara = 'diperbaiki')
    ], lambda t: t is not null);

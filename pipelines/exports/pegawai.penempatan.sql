-- Since when each employee of a roster has belonged to the unit. butir: one employee in one unit since one day.
select lembar_no, baris, kunci_dari(nip, unit_kerja, sejak::varchar) as kunci, nip, unit_kerja, sejak
from diterima where unit_kerja is not null

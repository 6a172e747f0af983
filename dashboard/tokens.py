"""Colours and shapes of the house: one place for screens, charts and their dark side."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """Hold the colours of one theme; names say what a colour is for."""

    paper: str
    surface: str
    ink: str
    quiet: str
    line: str
    accent: str
    selesai: str
    sesuai_jadwal: str
    tertinggal: str
    kritis: str
    kosong: str
    steps: tuple[str, ...]  # one hue from little to much, for heat maps

    def status(self, code: str) -> str:
        """Return the colour of a status; anything that tells of no data is grey."""
        return {
            "selesai": self.selesai, "tepat_waktu": self.selesai, "sesuai_jadwal": self.sesuai_jadwal, "segera": self.tertinggal,
            "tertinggal": self.tertinggal, "kritis": self.kritis, "terlambat": self.kritis, "lewat": self.kritis, "terbuka": self.tertinggal,
        }.get(code, self.kosong)


LIGHT = Tokens(
    "#FBFAF7", "#FFFFFF", "#1F2A2E", "#55656A", "#E3E2DC", "#0B6E69", "#0B6E69", "#4A9BC7", "#E3A008", "#B42318", "#A7B0AE",
    ("#E6F0EE", "#BFDAD6", "#8FBFB9", "#559F98", "#0B6E69"),
)
DARK = Tokens(
    "#12191B", "#1A2326", "#E6ECEA", "#9FB0AE", "#2A3538", "#3DB8AE", "#3DB8AE", "#7CC0E8", "#F2C14E", "#F0705F", "#6E7B79",
    ("#1E3134", "#20484A", "#236464", "#2E8D87", "#3DB8AE"),
)


def tokens(theme: str | None) -> Tokens:
    """Return the colours of a theme: dark, or light for anything else."""
    return DARK if theme == "dark" else LIGHT


def css(of: Tokens, choose_files: str) -> str:
    """Return the style sheet that our own HTML uses, and what is mended of Streamlit's own page.

    choose_files: the words of the uploader's button, which Streamlit only has in English.
    """
    return f"""
<style>
:root{{--kertas:{of.paper};--permukaan:{of.surface};--tinta:{of.ink};--redup:{of.quiet};--garis:{of.line};--aksen:{of.accent};
--selesai:{of.selesai};--sesuai:{of.sesuai_jadwal};--tertinggal:{of.tertinggal};--kritis:{of.kritis};--kosong:{of.kosong};--kata-pilih:"{choose_files}"}}
{SHEET}
</style>"""


SHEET = """
.stMainBlockContainer{max-width:1240px;padding:4.25rem 2.5rem 4rem}
.st-key-atas>:not(:first-child),.st-key-atas>:not(:first-child)>*{flex:0 0 auto!important;width:auto!important;min-width:0!important}
[class*=-daftar] [data-testid=stPageLink] a,.st-key-tersendat [data-testid=stPageLink] a{padding-left:0}
[class*=st-key-serahkan_]{display:none}
body,.stApp{font-variant-numeric:tabular-nums}
.pk{color:var(--tinta)}
button[kind^=primary]:enabled,button[kind^=primary]:enabled p,button[kind^=primary]:enabled span{color:var(--permukaan)!important}
[data-testid=stCaptionContainer],[data-testid=stCaptionContainer] p{color:var(--redup)!important;opacity:1!important}
.pk a{color:var(--aksen);text-decoration:none}.pk a:hover{text-decoration:underline}
.pk .redup,.redup{color:var(--redup)}
.pk-kalimat{font-size:1.35rem;line-height:1.5;font-weight:600;max-width:62ch;margin:0 0 4px}
.pk-kalimat b{color:var(--aksen);font-weight:700}
.pk-kartu{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:16px}
.pk-kartu>a,.pk-kartu>div{display:flex;flex-direction:column;gap:4px;border:1px solid var(--garis);border-radius:10px;background:var(--permukaan);
padding:16px;color:var(--tinta);text-decoration:none;min-width:0}
.pk-kartu .judul{font-size:.87rem;color:var(--redup);font-weight:600}
.pk-kartu .angka{font-size:1.87rem;font-weight:700;line-height:1.2}
.pk-kartu .ubah{font-size:.87rem;color:var(--redup)}
.pk-jejak{display:flex;align-items:flex-end;gap:3px;height:28px;margin-top:4px}.pk-jejak b{flex:1;background:var(--aksen);opacity:.35;border-radius:2px 2px 0 0;max-width:24px}.pk-jejak b:last-child{opacity:1}
.pk-daftar{display:flex;flex-direction:column;border:1px solid var(--garis);border-radius:10px;background:var(--permukaan);overflow:hidden}
.pk-daftar .baris{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:2px 16px;padding:12px 16px;border-top:1px solid var(--garis)}
.pk-daftar .baris:first-child{border-top:0}
.pk-daftar .nama{font-weight:600;overflow-wrap:anywhere}.pk-daftar .unit,.pk-daftar .alasan{font-size:.87rem;color:var(--redup);grid-column:1/-1}
.pk-daftar .alasan{color:var(--tinta)}
.pk-status{white-space:nowrap;font-size:.87rem;font-weight:600;color:var(--tinta)}
.pk-status i{font-style:normal;margin-right:6px}
.pk-batang{position:relative;height:12px;border-radius:6px;background:var(--garis);min-width:80px}
.pk-batang span{position:absolute;left:0;top:0;bottom:0;border-radius:6px}
.pk-batang u{position:absolute;top:-3px;bottom:-3px;width:2px;background:var(--tinta);text-decoration:none}
.pk-tali{position:relative;display:block;height:12px;min-width:140px;background:linear-gradient(var(--garis),var(--garis)) center/100% 2px no-repeat}
.pk-tali i{position:absolute;top:1px;width:10px;height:10px;margin-left:-5px;border-radius:50%;background:var(--aksen);border:1px solid var(--permukaan)}
.pk-tali u{position:absolute;top:-2px;bottom:-2px;border-left:1px dashed var(--tinta)}
[class*=st-key-][class*=_sempit]{display:none}
.pk-kosong{border:1px dashed var(--kosong);border-radius:10px;padding:24px;background:var(--permukaan)}
.pk-kosong h4{margin:0 0 4px}
.pk-tabel{width:100%;border-collapse:collapse;font-size:.93rem}
.pk-tabel th{font-size:.8rem;color:var(--redup);text-align:left;font-weight:600;padding:8px 12px;border-bottom:1px solid var(--garis);vertical-align:bottom}
.pk-tabel td{padding:10px 12px;border-bottom:1px solid var(--garis);vertical-align:top;overflow-wrap:anywhere}
.pk-tabel .n{text-align:right;white-space:nowrap}
.pk-tabel th.n{white-space:normal}
@media(min-width:641px){.pk-tabel td:first-child{min-width:14rem;overflow-wrap:break-word}}
.pk-gulung{border:1px solid var(--garis);border-radius:10px;background:var(--permukaan);overflow-x:auto}
.pk-bahasa{display:inline-flex;border:1px solid var(--garis);border-radius:10px;background:var(--permukaan);overflow:hidden}
.pk-bahasa>*{padding:8px 16px}.pk-bahasa>*+*{border-left:1px solid var(--garis)}.pk-bahasa b{background:var(--aksen);color:var(--permukaan);font-weight:600}
[data-testid=stFileUploaderDropzoneInstructions]{display:none}
[data-testid=stFileUploaderDropzone]{min-height:96px;justify-content:center;align-items:center}
[data-testid=stFileUploaderDropzone] button p{font-size:0}
[data-testid=stFileUploaderDropzone] button p::after{content:var(--kata-pilih);font-size:15px}
@media print{
@page{size:A4 landscape;margin:10mm}
html,body,#root,.stApp,.stApp>*,[data-testid=stAppViewContainer],[data-testid=stMain]{position:static!important;overflow:visible!important;height:auto!important;min-height:0!important;background:#fff!important}
[data-testid=stHeader],[data-testid=stSidebar],[data-testid=stToolbar],.st-key-atas,[data-testid=stPopover],[data-testid=stButton],[data-testid=stDownloadButton],
[data-testid=stFormSubmitButton],[data-testid=stSelectbox],[data-testid=stTextInput],[data-testid=stButtonGroup],.st-key-langsung,
[data-testid=stElementContainer]:has([data-testid=stDataFrame]),[data-testid=stLayoutWrapper]:has(+ [data-testid=stElementContainer] [data-testid=stDataFrame]),
[data-testid=stExpander]:not(:has(details[open])){display:none!important}
.stMainBlockContainer{padding:0!important;max-width:none!important;width:1240px;zoom:.72;margin:0 auto}
.pk-kartu>div,.pk-tabel tr,[data-testid=stPlotlyChart],.pk-daftar .baris,.pk-kalimat{break-inside:avoid}
[data-testid=stHorizontalBlock]:has(>[data-testid=stColumn]){display:flex!important;flex-wrap:nowrap!important}[data-testid=stColumn]{min-width:0!important}
h2,h3{break-after:avoid}.pk-gulung{overflow:visible}.pk-tabel td:first-child{min-width:0}
[class*=st-key-][class*=_lebar]{display:none!important}[class*=st-key-][class*=_sempit]{display:flex!important}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
.pk-tulang{display:grid;gap:12px;padding:8px 0}.pk-tulang i{height:14px;border-radius:7px;background:var(--garis);animation:pk-nafas 1.6s ease-in-out infinite}
.pk-tulang i:nth-child(3n){width:62%}.pk-tulang i:nth-child(3n+1){width:88%}
@keyframes pk-nafas{50%{opacity:.45}}
@media(prefers-reduced-motion:reduce){.pk-tulang i{animation:none}}
@media screen and (max-width:640px){[class*=st-key-][class*=_lebar]{display:none}[class*=st-key-][class*=_sempit]{display:flex}}
@media screen and (max-width:640px){
.st-key-ringkas>[data-testid=stLayoutWrapper]>[data-testid=stHorizontalBlock]{flex-direction:column}
.st-key-ringkas>[data-testid=stLayoutWrapper]>[data-testid=stHorizontalBlock]>[data-testid=stColumn],
.st-key-ringkas>[data-testid=stLayoutWrapper]>[data-testid=stHorizontalBlock]>[data-testid=stColumn]>[data-testid=stVerticalBlock]{display:contents}
[data-testid=stLayoutWrapper]:has(>.st-key-ringkas_2){order:2}[data-testid=stLayoutWrapper]:has(>.st-key-ringkas_3){order:3}[data-testid=stLayoutWrapper]:has(>.st-key-ringkas_4){order:4}
}
@media(max-width:640px){
.st-key-atas{flex-wrap:nowrap!important}.st-key-atas>:first-child{min-width:0;flex:1 1 0}
.stMainBlockContainer{padding-left:1rem;padding-right:1rem}
.pk-kalimat{font-size:1.13rem}.pk-kartu{grid-template-columns:repeat(2,minmax(0,1fr));gap:8px}
.pk-kartu>a,.pk-kartu>div{padding:12px}.pk-kartu .angka{font-size:1.5rem}
.pk-tabel thead{display:none}.pk-tabel tr{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));column-gap:24px;padding:8px 12px;border-bottom:1px solid var(--garis)}
.pk-tabel td{grid-column:1/-1;display:flex;justify-content:space-between;align-items:baseline;gap:12px;border:0;padding:3px 0;text-align:right}
.pk-tabel td.pendek{grid-column:auto}.pk-tabel td.pendek[data-label]::before{white-space:normal}
.pk-tabel td:first-child .redup{font-weight:400}
.pk-tabel td:first-child{display:block;text-align:left;font-weight:600}
.pk-tabel td[data-label]::before{content:attr(data-label);color:var(--redup);font-size:.8rem;text-align:left;font-weight:400;white-space:nowrap}
.pk-tabel td[data-label]:first-child::before{content:none}
}
"""

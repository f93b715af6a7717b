/*
 * The whole style of a report. Colours carry nothing that a word or a shape does not say too; each pair stands apart by at
 * least 4.5 to 1 (WCAG 2.2, 1.4.3), in light and dark. In print it is light, the first page stands alone, and what is
 * unfolded by a click on the screen is unfolded on paper where it is marked so.
 */
export const style = `
:root{color-scheme:light dark;--page:#fff;--text:#1b1f24;--dim:#555d66;--line:#d0d5db;--soft:#f4f6f8;--link:#0a4fa8;
--error:#a40e26;--warning:#8a4b00;--review:#5a32a3;--note:#0b5a6b;--good:#116329;--sea:#eaf1f7;--land:#c9cfd4}
@media (prefers-color-scheme:dark){:root{--page:#12161b;--text:#e8ebee;--dim:#a9b1ba;--line:#3a424b;--soft:#1c2229;
--link:#82b8ff;--error:#ff8d9b;--warning:#f2b45c;--review:#c9a9ff;--note:#7fd0e3;--good:#7fd893;--sea:#182430;--land:#3f4a55}}
*{box-sizing:border-box}
html{scroll-behavior:auto;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
main,header,footer,nav{max-width:72rem;margin:0 auto;padding:0 1.25rem}
h1,h2,h3,h4{line-height:1.25;margin:1.4em 0 .5em;overflow-wrap:anywhere}
h1{font-size:1.6rem;margin-top:1rem}h2{font-size:1.3rem;border-top:2px solid var(--line);padding-top:1rem;margin-top:2.5rem}
h3{font-size:1.05rem}h4{font-size:1rem;margin:1em 0 .25em}
p,ul,ol,dl,table,figure{margin:.5em 0}ul,ol{padding-left:1.4rem}li{margin:.15em 0}
a{color:var(--link)}a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
code,.mono{font:.9em/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
code{background:var(--soft);border-radius:3px;padding:.05em .25em}
pre{background:var(--soft);border:1px solid var(--line);border-radius:4px;padding:.6em .8em;white-space:pre-wrap;overflow-wrap:anywhere;margin:.5em 0}
pre code{background:none;padding:0}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--page);padding:.5rem 1rem;z-index:2}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.dim{color:var(--dim)}.reader{color:var(--dim);font-size:.85rem;font-weight:400;display:block}
.banner{border:1px solid var(--line);border-left:6px solid var(--note);background:var(--soft);padding:.4rem .8rem;margin:.75rem 0}
.banner.revealed{border-left-color:var(--error);font-weight:600}
.status{font-size:1.15rem;font-weight:650;border:2px solid;border-radius:6px;padding:.5rem .9rem;margin:.75rem 0}
.error{color:var(--error)}.warning{color:var(--warning)}.review{color:var(--review)}.note,.waived{color:var(--note)}
.unseen,.blind{color:var(--dim)}.refuted{color:var(--error)}.partly{color:var(--warning)}.upheld{color:var(--good)}
.not-tested,.untestable{color:var(--dim)}
.word{font-weight:650;white-space:nowrap}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.75rem 0}.facts dt{color:var(--dim)}.facts dd{margin:0;overflow-wrap:anywhere}
.scroll{position:relative;overflow-x:auto;border:1px solid var(--line);border-radius:4px;margin:.75rem 0}
table{border-collapse:collapse;width:100%;margin:0;font-size:.93rem}caption{text-align:left;color:var(--dim);padding:.4rem .6rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:break-word;hyphens:auto}
thead th{background:var(--soft);font-weight:600}tbody tr:last-child>*{border-bottom:0}tbody th{font-weight:500}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
h3 .id,p .id,li .id{display:inline}td ul{list-style:none;padding:0;margin:0}.id{color:var(--dim);font-size:.85em;display:block;overflow-wrap:anywhere}
.card{border:1px solid var(--line);border-left:5px solid var(--line);border-radius:4px;padding:.2rem 1rem .7rem;margin:1rem 0}
.card.error{border-left-color:var(--error)}.card.warning{border-left-color:var(--warning)}.card.review{border-left-color:var(--review)}
.card>*{color:var(--text)}.card h3{margin:.6em 0 .3em}
details{margin:.5rem 0}summary{cursor:pointer;padding:.35rem .2rem;overflow-wrap:anywhere}
.peel{list-style:none;padding:0;margin:.25rem 0 1rem;border-left:3px solid var(--line)}
.peel .peel{margin:.25rem 0 0}.peel li{padding:.15rem 0 .15rem .9rem;margin:0}
.value{background:var(--text);color:var(--page);border-radius:2px;padding:0 .4em;font-weight:600}
.key{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem}.key dt{font-weight:650}.key dd{margin:0;overflow-wrap:anywhere}
figure svg{display:block;width:100%;height:auto}.wide{min-width:44rem}
figcaption{color:var(--dim);font-size:.9rem;padding:.4rem .6rem}
svg text{fill:var(--text);font:15px system-ui,sans-serif}svg .label{font-size:26px;font-weight:600;paint-order:stroke;stroke:var(--sea);stroke-width:6px;stroke-linejoin:round}
.sea{fill:var(--sea)}.land{fill:var(--land)}.arc{fill:none;stroke-linecap:round}.arc.plain{stroke:var(--error)}.arc.tls{stroke:var(--link);stroke-dasharray:14 9}
.dot{fill:var(--text);stroke:var(--page);stroke-width:2}.phone{fill:var(--page);stroke:var(--text);stroke-width:4}
.band{fill:var(--soft);stroke:var(--line)}.row{stroke:var(--line)}.step{stroke:var(--dim);stroke-width:1.5}
.mark{stroke:var(--error);stroke-width:2}.mark.plain{fill:var(--error)}.mark.tls{fill:var(--page);stroke:var(--link)}
.nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;padding:0}
.cols{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem}.cols h3{margin-top:.8em}
footer{color:var(--dim);font-size:.9rem;padding-bottom:3rem}
@media screen and (max-width:46rem){.cols{grid-template-columns:1fr}main,header,footer,nav{padding:0 .8rem}h1{font-size:1.35rem}
.facts{grid-template-columns:1fr}.facts dt{margin-top:.3rem}.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack,.stack tbody,.stack tr,.stack th,.stack td{display:block}.stack tr{padding:.4rem 0;border-bottom:1px solid var(--line)}
.stack tbody th,.stack td{border:0;padding:.1rem .6rem;text-align:left}.stack td.n,th.n{text-align:left}
.stack td[data-head]::before{content:attr(data-head) " ";color:var(--dim)}}
@page{size:A4;margin:14mm 14mm 16mm}
@media print{:root{color-scheme:light;--page:#fff;--text:#000;--dim:#444;--line:#bbb;--soft:#f3f3f3;--link:#003a80;--error:#a40e26;
--warning:#7a4200;--review:#5a32a3;--note:#0b5a6b;--good:#116329;--sea:#eef3f7;--land:#c4c9ce}
body{font-size:9.5pt;line-height:1.38}main,header,footer,nav{max-width:none;padding:0}.skip,.nav{display:none}
h1{font-size:13.5pt;margin:0 0 1mm}h2{font-size:13pt;margin-top:6mm;padding-top:3mm;break-after:avoid}h3,h4{break-after:avoid}
.first{break-after:page}.first h2{display:none}.first+*{margin-top:0}.status{font-size:11pt;padding:1mm 3mm;margin:1.5mm 0}
.first table{table-layout:fixed}.first th:nth-child(1){width:24%}.first th:nth-child(2){width:23%}.first th:nth-child(3),.first th:nth-child(5){width:11%}.first th:nth-child(4){width:12%}.first td,.first th{overflow-wrap:anywhere}.first .word{white-space:normal}.first p{font-size:8.8pt;line-height:1.3}.first p,.first ul,.first dl{margin:1mm 0}.first .banner{margin:1.5mm 0}.first table{font-size:8pt;line-height:1.3}.first thead th{font-size:7.2pt}.first .id{font-size:7pt}.first sup{line-height:0}.first .facts{grid-template-columns:max-content 1fr max-content 1fr;font-size:8.6pt}.first .facts dt.long{grid-column:1}.first .facts dd.long{grid-column:2/-1}.first>.dim{font-size:7.6pt;margin:.6mm 0}header .banner{font-size:8.2pt;padding:.8mm 2.5mm;margin:1mm 0 2mm}.first th,.first td{padding:.7mm 1.6mm}
.first h3{font-size:10.5pt;margin:2.5mm 0 1mm}.first li{margin:.3mm 0}.first .cols{font-size:7.9pt;line-height:1.25}.first li{margin:.2mm 0}
.scroll{overflow:visible;border:0}.wide{min-width:0}table{font-size:8.5pt}tr,.card,figure,li{break-inside:avoid}.card{break-inside:auto}
thead{display:table-header-group}a{color:inherit;text-decoration:none}
details.printed::details-content{content-visibility:visible;block-size:auto}details summary{list-style:none}h3{font-size:10.5pt}h4{font-size:9.5pt}.card{padding:0 4mm 2mm;margin:2.5mm 0}pre{padding:1mm 2mm;margin:1mm 0}summary{padding:.5mm 0}p,ul,ol,dl{margin:1.2mm 0}
.status,.card,.value,.banner,.mark,.arc,.sea,.land,thead th{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`.replaceAll('\n', '');

/** The look of the page: system fonts, one column, readable on a phone and on paper. */
export const PAGE_STYLE = `
:root{--ink:#1b2730;--soft:#5c6b75;--rule:#d9e0e4;--paper:#fff;--tint:#f3f6f8;--accent:#0b6e8c;--bad:#a8102f;--warn:#a85b00;--good:#1f7a4d}
*{box-sizing:border-box}
html{scroll-padding-top:3.5rem}
body{margin:0;color:var(--ink);background:var(--paper);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main,header,footer{max-width:72rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.25rem;margin:2.5rem 0 .75rem;padding-top:.5rem}
a{color:var(--accent)}
.question{font-size:1.05rem;color:var(--soft);max-width:46rem;margin:.25rem 0 1rem}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0 0 1rem}
.facts dt{color:var(--soft)}.facts dd{margin:0}
nav{position:sticky;top:0;z-index:2;background:rgb(255 255 255/.95);border-bottom:1px solid var(--rule)}
nav>div{max-width:72rem;margin:0 auto;padding:.5rem 1.25rem;display:flex;gap:1rem;align-items:center}
.links{display:flex;gap:.9rem;font-size:.93rem;overflow-x:auto;white-space:nowrap;min-width:0;flex:1}
nav a{text-decoration:none;color:var(--ink)}nav a:hover{color:var(--accent);text-decoration:underline}
.languages{margin-left:auto;display:flex;border:1px solid var(--rule);border-radius:99px;overflow:hidden;flex:none}
.languages label{padding:.1rem .7rem;cursor:pointer;font-size:.875rem}
.choose{position:absolute;opacity:0;pointer-events:none}
#choose-en:checked~* [lang=es],#choose-es:checked~* [lang=en]{display:none}
#choose-en:checked~* [for=choose-en],#choose-es:checked~* [for=choose-es]{background:var(--accent);color:#fff}
#choose-en:focus-visible~* .languages,#choose-es:focus-visible~* .languages{outline:2px solid var(--accent);outline-offset:2px}
.scroll{overflow-x:auto;margin:0 -1.25rem;padding:0 1.25rem}
table{border-collapse:collapse;font-size:.9rem;min-width:100%}
th,td{padding:.32rem .6rem;text-align:left;vertical-align:top;font-weight:400}
th:first-child,td:first-child{padding-left:0}
thead th{color:var(--soft);font-size:.8rem;vertical-align:bottom;border-bottom:1.5px solid var(--ink);line-height:1.25;white-space:normal!important}
tr.detail .origin,tr.detail .origin span{display:inline}tr.detail .origin span{margin-right:.6em}
tbody tr{border-top:1px solid var(--rule)}tbody tr:first-child{border-top:0}
tbody tr:target{background:#fff6d6}
tr.detail{border-top:0}tr.detail td{padding-top:0;font-size:.82rem}
tr.total{border-top:1.5px solid var(--ink)}
.right{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.accent{white-space:nowrap}.strong{font-weight:600}.muted{color:var(--soft)}.bad{color:var(--bad);font-weight:600}.warn{color:var(--warn)}.good{color:var(--good)}.accent{color:var(--accent)}
.origin{font-size:.75rem;color:var(--soft)}
.origin a{text-decoration:underline}.origin summary{cursor:pointer}.origin span{display:block;min-width:8rem}
tr.detail .origin .rests{margin:0}.origin .rests{display:inline;white-space:nowrap;min-width:0}.rests.estimated{color:var(--warn)}
tbody th:first-child{min-width:10.5rem}th+td{white-space:nowrap}
.note{font-size:.85rem;margin:.4rem 0;max-width:58rem}
.remarks{padding-left:1.1rem;font-size:.9rem}
h3{font-size:1rem;margin:1.25rem 0 .4rem}details.all{margin-top:1rem}details.all>summary{cursor:pointer;color:var(--accent)}
.sources{font-size:.85rem;padding-left:2rem}.sources li{margin:.3rem 0;overflow-wrap:anywhere}.sources li:target{background:#fff6d6}
code{font:.85em ui-monospace,SFMono-Regular,Consolas,monospace;color:var(--soft);overflow-wrap:anywhere}
footer{margin-top:3rem;padding-top:1rem;padding-bottom:3rem;border-top:1px solid var(--rule);font-size:.82rem;color:var(--soft)}
.bars{display:block;max-width:none}.bar-n{fill:#dde5e9}.bar-n1{fill:#a9c6d2}.bar-lowest{fill:#0b6e8c}.bar-operating{stroke:#a8102f;stroke-width:1.6}
.key{font-size:.82rem;color:var(--soft);display:flex;flex-wrap:wrap;gap:.2rem 1rem;margin:.4rem 0}
.key i{display:inline-block;width:1.2em;height:.7em;margin-right:.35em;border-radius:2px}
.key .n{background:#dde5e9}.key .n1{background:#a9c6d2}.key .lowest{background:#0b6e8c}.key .operating{background:#a8102f;width:2px}
#brief h3 small{font-weight:400;font-size:.8rem;margin-left:.4rem}.mark{font-size:.75rem;color:var(--soft)}.mark,#brief-trade+.scroll tbody th{white-space:nowrap;min-width:0}
tbody tr:has(>th:empty){border-top:0;break-before:avoid}
@media print{.live-only:not(.changed){display:none}}
.answers{padding-left:1.1rem;font-size:1.05rem;max-width:58rem}.answers li{margin:.3rem 0}
@media (max-width:40rem){body{font-size:15px}h1{font-size:1.4rem}.facts{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:.4rem}table{font-size:.82rem;white-space:nowrap}tbody th:first-child{min-width:0}tr.detail div{white-space:normal;max-width:calc(100vw - 2.5rem);position:sticky;left:0}}
@media screen and (max-width:40rem){#brief h3 small{display:block;margin:0}#brief thead{border-bottom:1.5px solid var(--ink)}#brief thead th{border:0}#brief table,#brief thead,#brief tbody{display:block}#brief tr{display:flex;flex-wrap:wrap;padding:.25rem 0}#brief th,#brief td{padding:.05rem 0 .05rem .4rem;white-space:normal}#brief .right{flex:1 1 0}#brief td.right{white-space:nowrap}#brief tr>:first-child{flex:0 0 100%;padding-left:0}#brief-trade+.scroll tr>:nth-child(1){flex:0 0 24%}#brief-trade+.scroll tr>:nth-child(2){flex:0 0 18%}#brief-trade+.scroll tr>:nth-child(3){flex:0 0 24%}#brief-trade+.scroll tr>:nth-child(4){flex:0 0 34%;padding-left:1rem}#brief-trade+.scroll tr>:nth-child(5){flex:0 0 66%;padding-left:0}#brief-trade+.scroll tr>:nth-child(6){flex:0 0 34%;padding-left:1rem}}
@media print{@page{margin:12mm}html{font-size:10.5px}body{font-size:1rem}nav{display:none}header{padding-top:0}.scroll{overflow:visible;margin:0;padding:0}table{font-size:.82rem}th,td{padding:.16rem .35rem}tbody th:first-child{min-width:0}.bars{width:90px}h2,h3,.key,summary{break-after:avoid}h2{margin-top:1.5rem}tr:has(+tr.detail){break-after:avoid}tr,figure,.note{break-inside:avoid}thead{display:table-header-group}details.all{display:none}a{color:inherit;text-decoration:none}main,header,footer{max-width:none;padding:0}#brief{break-after:page}#brief h2{margin-top:.5rem}#brief h3{margin:.7rem 0 .2rem}#brief th,#brief td{padding:.1rem .35rem}.answers{font-size:1rem;margin:.3rem 0;max-width:none}#brief .remarks,#brief .note{font-size:.82rem;margin:.2rem 0;max-width:none}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

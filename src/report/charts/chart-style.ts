/**
 * The look of charts. Colours are told apart by people who see few of them (after Okabe and Ito) and differ in lightness;
 * textures and dashes tell them apart in grey print.
 */
export const CHART_STYLE = `
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(21rem,100%),1fr));gap:1.75rem 2rem;margin:1rem 0}
.chart{margin:0;min-width:0;display:grid;grid-row:span 5;grid-template-rows:subgrid;row-gap:0;align-content:start}.chart h3{margin:0 0 .15rem}.chart figcaption p,.chart .caveat{font-size:.85rem;margin:0 0 .5rem;color:var(--soft)}
.chart>svg{width:100%;max-width:27rem;height:auto;display:block}
.chart text{font-size:11px;fill:var(--ink)}.chart text.tick,.chart text.axis{fill:var(--soft)}.chart text.label{font-weight:600;paint-order:stroke;stroke:#fff;stroke-width:3px}.chart text.figure{font-variant-numeric:tabular-nums}
.chart .grid{stroke:var(--rule);fill:none}.chart .zero{stroke:var(--soft);fill:none}
.chart rect{stroke:#fff;stroke-width:.6}.chart .texture{stroke:#fff;stroke-opacity:.75;stroke-width:1.3;fill:none}
.chart .total{stroke:var(--ink);stroke-width:3;fill:none}
.s0{fill:#0b5c8f}.s1{fill:#f0b429}.s2{fill:#0f8f6c}.s3{fill:#bcc7cd}.s4{fill:#c9520a}.s5{fill:#58aee0}.s6{fill:#6d3b84}.s7{fill:#8a6d1f}.s8{fill:#3f4a51}
.chart .ring{fill:#fff;fill-opacity:.7;stroke:#6b7780;stroke-width:1}.chart .best{fill:#0b5c8f;stroke:#fff;stroke-width:.8}
.curve{fill:none;stroke-width:1.8;stroke-linejoin:round}
.l0{stroke:#1b2730;stroke-width:2.4}.l1{stroke:#0b6eb5;stroke-dasharray:7 3}.l2{stroke:#c9520a;stroke-dasharray:2.5 2}.l3{stroke:#0f8f6c;stroke-dasharray:14 3 2 3}.l4{stroke:#8a4aa0;stroke-dasharray:9 2.5 2 2.5}.l5{stroke:#9a7400;stroke-dasharray:4.5 4.5}.l6{stroke:#3391c9;stroke-dasharray:12 3}.l7{stroke:#a8102f;stroke-dasharray:1.5 3}.l8{stroke:#6b7780;stroke-dasharray:5 2 1.5 2 1.5 2}
.chart .scroll>.joint{width:100%;min-width:34rem;height:auto;display:block}.chart .joint text{font-size:12px}.joint text.tick{fill:#5c6b75}.chart .joint text.axis,.chart .joint text.corner{font-weight:600;font-size:13px;fill:var(--ink)}.joint text.edge,.joint text.corner{paint-order:stroke;stroke:rgb(255 255 255/.85);stroke-width:3px}
.region{fill:#dfe9ee;fill-opacity:.8;stroke:#0b6e8c;stroke-width:2.2}.region-redispatch{fill:none;stroke:#39474f;stroke-width:1.6;stroke-dasharray:6 4}.base{stroke:#a8102f;stroke-width:2;fill:none}.joint circle{fill:#1b2730}
.chart .layer-wide{fill:#e6ecef;stroke:#8b98a0;stroke-width:.7}.chart .layer-middle{fill:#a9c6d2;stroke:none}.chart .layer-narrow{fill:#0b4a66;stroke:none}
.layer-line{stroke:#a8102f;stroke-width:2.2;fill:none}.layer-dashed{stroke:#a85b00;stroke-width:1.8;stroke-dasharray:3 2;fill:none}.layer-wedge{fill:#fff;stroke:#1b2730;stroke-width:1.1}
.spread{stroke:#1b2730;stroke-width:1.3;fill:none}.chart circle.spread{fill:#ffd84d}
.chart text.said{font-size:10px;fill:var(--ink);paint-order:stroke;stroke:rgb(255 255 255/.7);stroke-width:2px}.chart text.over{font-weight:700;fill:var(--bad)}.band-country{fill:#eef2f4}.band-border{fill:#dbe3e8}.chart rect.band-country,.chart rect.band-border{stroke:none}.rating{stroke:#a8102f;stroke-width:2;fill:none}.chart rect.worst{fill:#cfe0ea;stroke:#0b5c8f;stroke-width:1}.chart text.band{font-weight:600}.chart rect.intact{fill:#0b5c8f;stroke:none}
.chart .key{font-size:.8rem}.chart .key svg{vertical-align:baseline;margin-right:.35em;overflow:visible}
.card h3{margin:0 0 .3rem}.card dl{margin:0;font-size:.9rem}.card dt{color:var(--soft);font-size:.8rem}.card dd{margin:0 0 .4rem}.card{break-inside:avoid}
.loose>.chart,section>.chart{display:block;max-width:52rem}.chart>.key{grid-row:3}.chart>.caveat{grid-row:4}.chart>.data{grid-row:5}.chart .data{font-size:.85rem;max-width:27rem}.chart .data>a{float:right;margin-left:1rem}.chart summary{cursor:pointer;color:var(--accent)}
@media print{.charts{grid-template-columns:1fr 1fr;gap:1rem 1.25rem}.chart .data{display:none}}
`;

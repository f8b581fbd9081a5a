/** The look of the live part, beside that of the page. */
export const LIVE_STYLE = `
.live-only .what-if-head>h3{display:none}
.starts{border:0;margin:0 0 .8rem;padding:0;display:flex;flex-wrap:wrap;gap:.15rem .9rem;font-size:.9rem}.starts legend{padding:0;color:var(--soft);font-size:.82rem}.starts label{cursor:pointer}
#what-if{margin:0 0 1rem;padding:.9rem 1rem;background:var(--tint);border-radius:8px;font-size:.9rem}
#what-if .choices{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:.7rem 1.2rem}
#what-if .wide{grid-column:1/-1}
#what-if fieldset{border:0;margin:0;padding:0;min-width:0;display:flex;flex-wrap:wrap;gap:.15rem .9rem;align-items:center}
#what-if legend,#what-if summary{padding:0;color:var(--soft);font-size:.82rem;cursor:default}#what-if summary{cursor:pointer}
#what-if fieldset label,#what-if .upgrades label{cursor:pointer}
#what-if .slider{display:grid;grid-template-columns:minmax(4.5rem,max-content) 1fr 3rem;gap:.5rem;align-items:center;flex:1 1 17rem;max-width:26rem}
#what-if output{text-align:right;font-variant-numeric:tabular-nums}
#what-if .upgrades{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.1rem .8rem;max-height:16rem;overflow:auto;margin-top:.3rem}#what-if .upgrades label{display:flex;gap:.3rem;align-items:baseline;line-height:1.3}
#what-if select{width:100%;max-width:26rem;font:inherit}#what-if fieldset>label:has(select){flex:1 1 16rem;min-width:0}#what-if input{margin:0 .35rem 0 0;vertical-align:baseline}#what-if .slider input{margin:0;width:100%;min-width:0}#what-if .factor>span{grid-column:1/-1}#what-if .factor{grid-template-columns:1fr 3rem}
#what-if button{font:inherit;padding:.2rem .7rem;border:1px solid var(--rule);border-radius:6px;background:var(--paper);cursor:pointer}
#what-if .buttons{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:.8rem 0 0}
#what-if .status{color:var(--soft);font-size:.82rem}#what-if .status.failed{color:var(--bad)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.what-if-map{position:relative;min-width:0}
@media (min-width:70rem){.live{width:min(100vw - 3.5rem,104rem);margin-left:calc(50% - min(100vw - 3.5rem,104rem)/2);display:grid;grid-template-columns:20rem 1fr;gap:1.2rem;align-items:start}.what-if-head{position:sticky;top:3.4rem;max-height:calc(100vh - 4rem);overflow:auto}.live .map{margin-top:0}}
.element-panel{font-size:.82rem;line-height:1.4;background:var(--paper);border:1px solid var(--rule);border-radius:8px;padding:.5rem .8rem}
.element-panel p{margin:.1rem 0 .4rem}.element-panel dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .7rem;margin:0}.element-panel dt{color:var(--soft)}.element-panel dd{margin:0;overflow-wrap:anywhere}.element-panel .source{display:block}.element-panel button{font:inherit;padding:.25rem .7rem;border:1px solid var(--rule);border-radius:6px;background:var(--paper);cursor:pointer}
.element-panel table{min-width:100%;margin:0 0 .5rem;font-size:inherit;white-space:normal}.element-panel th,.element-panel td{padding:.1rem .7rem .1rem 0;white-space:normal;min-width:0}.element-panel tbody th:first-child{color:var(--soft);min-width:5.4rem}
@media (min-width:60rem){.element-panel{position:absolute;top:1.6rem;right:.6rem;width:23rem;max-height:min(24rem,26vw);overflow:auto}}
@media (max-width:59.99rem){.map svg{scroll-margin:3.5rem 0 calc(45vh + .5rem)}.element-panel{position:sticky;bottom:0;z-index:1;max-height:45vh;overflow:auto}}
.lines a,.transformers a,.substations a,.borders a{cursor:pointer}.lines .hit{fill:none;stroke:transparent;stroke-width:9px}.transformers .hit{fill:transparent;stroke:transparent;stroke-width:2px}.substations .hit{fill:transparent;stroke:none}
.lines a:hover>.line,.lines .pointed>.line{stroke-width:6px}.transformers a:hover>.bank,.transformers .pointed>.bank{transform:scale(1.9);stroke:var(--ink)}
.substations a:hover>circle:first-child,.substations .pointed>circle:first-child,.substations a:focus-visible>circle:first-child{r:4.5px;stroke:var(--accent);stroke-width:2.5}.borders .pointed .card rect{stroke:var(--ink);stroke-width:2.2}
.line.out{stroke:#39474f;stroke-dasharray:1.5 4;stroke-width:2.4px}.bank.out{fill:#fff;stroke:#39474f;stroke-width:.9}
@media print{.what-if-head,.element-panel{display:none}.live{display:block;width:auto;margin:0}}
`;

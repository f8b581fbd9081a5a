/** The look of the map. Loading is told by width, size and darkness as well as by colour: it reads in grey print. */
export const MAP_STYLE = `
.map{margin:1rem 0}.map svg{width:100%;height:auto;display:block;border-radius:6px}
.map figcaption{font-size:.85rem;color:var(--soft);margin-top:.4rem}
.sea{fill:#e6eef2}.land{fill:#fbfaf6;stroke:#b9c2c7;stroke-width:.8}.abroad{fill:#eff0ec;stroke:#c9d0d3;stroke-width:.6}
.siepac-halo path{stroke:#bfe3ee;stroke-width:7;stroke-linecap:round;fill:none}
.load-none{--load:#a9b4ba}.load-low{--load:#a5b8c1}.load-medium{--load:#c4931f}.load-high{--load:#c4601a}.load-near{--load:#a02c1d}.load-over{--load:#4f0d29}
.line{fill:none;stroke:var(--load);stroke-linecap:round;stroke-width:var(--width)}.line.ehv{--width:3px}.line.hv{--width:1.8px}.line.mv{--width:1px}
.line.load-medium{stroke-width:calc(var(--width)*1.4)}.line.load-high{stroke-width:calc(var(--width)*1.8)}.line.load-near{stroke-width:calc(var(--width)*2.2)}.line.load-over{stroke-width:calc(var(--width)*2.7)}
.line.added{stroke-dasharray:7 3.5;stroke-linecap:butt}
.bank{fill:var(--load);stroke:#fff;stroke-width:.5;transform-box:fill-box;transform-origin:center}.bank.load-high{transform:scale(1.15)}.bank.load-near{transform:scale(1.3)}.bank.load-over{transform:scale(1.5)}.bank.added{stroke:#39474f;stroke-dasharray:1.2 .8}
.line:hover,a:focus-visible>.line{stroke-width:6px}.bank:hover,a:focus-visible>.bank{transform:scale(1.9);stroke:var(--ink)}.map a:focus-visible{outline:none}
.substations circle{fill:#fff;stroke:#39474f;stroke-width:.7}
.country-names text{fill:#66737b;font-size:12px;font-weight:600;letter-spacing:.04em;pointer-events:none}.country-names .long{font-weight:400}
.names text{fill:#2a363d;paint-order:stroke;stroke:rgb(255 255 255/.85);stroke-width:2.4px;stroke-linejoin:round}
.names{pointer-events:none}.borders path,.borders circle{fill:#0b6e8c;stroke:#fff;stroke-width:.8}.borders .leader{stroke:#0b6e8c;stroke-width:.8;stroke-dasharray:2 2}
.card rect{fill:rgb(255 255 255/.92);stroke:#0b6e8c;stroke-width:.8}.borders .card .pill{stroke:none}.card text{fill:var(--ink);font-size:9.5px}.card .flow{fill:#fff;font-size:10.5px;font-weight:600}.card .more,.card .less{font-weight:600}.card .less{fill:var(--bad)}
.borders a:hover .card rect,.borders a:focus-visible .card rect{stroke:var(--ink);stroke-width:2.2}.borders a:focus-visible>:not(.leader,.card),.borders .pointed>:not(.leader,.card){fill:var(--ink);stroke:var(--ink)}.arrow-words{display:none}.map .hit{fill:transparent;stroke:none}
.legend{display:inline-flex;flex-wrap:wrap;gap:.2rem .9rem}
.band::before{content:"";display:inline-block;width:1.4em;height:.3em;border-radius:2px;vertical-align:middle;margin-right:.35em;background:var(--load)}
.band.load-low::before{height:.16em}.band.load-medium::before{height:.22em}.band.load-high::before{height:.3em}.band.load-near::before{height:.38em}.band.load-over::before{height:.46em}.band.halo::before{background:#bfe3ee;height:.6em}.band.added::before{background:repeating-linear-gradient(90deg,#5c6b75 0 .4em,#fff .4em .6em)}.band.bank{display:inline}.band.bank::before{width:.55em;height:.55em;border-radius:0;background:var(--soft)}
@media screen and (max-width:40rem){.names,.card,.leader,.country-names .long,.card-words{display:none}.arrow-words{display:inline}.country-names text{font-size:30px}.borders path,.borders circle{stroke:#0b6e8c;stroke-width:7}.line.ehv{--width:5px}.line.hv{--width:3.4px}.line.mv{--width:2.2px}.siepac-halo path{stroke-width:14}}
`;
